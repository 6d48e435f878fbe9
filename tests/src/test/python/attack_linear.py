# SPDX-License-Identifier: EUPL-1.2
"""What linear combinations of shown figures give away, in exact arithmetic modulo 2^61-1.

A system of equations over hidden figures leaves some freedom. Two random movements within that freedom tell everything at
once: a figure that neither moves is determined; two figures that move alike, or oppositely, in both have a known difference or
sum. (A chance of about 1 in 2^61 a pair to be wrong.) Systems without cycles fall to propagation; only what is left of the
others, where every unknown stands in two equations at least, is eliminated.
"""

import heapq
from collections import defaultdict

PRIME = (1 << 61) - 1


class System:
    """Equations over unknowns, without their known side: each a dictionary from unknown to coefficient."""

    def __init__(self):
        self.equations = []
        self.core = 0
        self.queue = []

    def add(self, equation):
        if equation:
            self.equations.append(equation)

    def moves(self, random):
        """Every unknown with how far it goes in two random movements that leave all equations true."""
        pivots = self.solve()
        moved = {}
        for equation in self.equations:
            for unknown in equation:
                if unknown not in moved:
                    moved[unknown] = (random.randrange(PRIME), random.randrange(PRIME))
        for pivot, equation in reversed(pivots):
            first = second = 0
            for unknown, coefficient in equation.items():
                if unknown != pivot:
                    one, two = moved[unknown]
                    first += coefficient * one
                    second += coefficient * two
            own = equation[pivot]
            by = -own if own in (1, -1) else -pow(own, -1, PRIME)
            moved[pivot] = (first * by % PRIME, second * by % PRIME)
        return moved

    def solve(self):
        """Pivots with their equations; an unknown of an equation is free or the pivot of a later one."""
        places = defaultdict(set)
        left = {}
        for number, equation in enumerate(self.equations):
            left[number] = dict(equation)
            for unknown in equation:
                places[unknown].add(number)
        pivots = []
        known = []
        todo = [number for number, equation in left.items() if len(equation) == 1]
        lonely = [unknown for unknown, where in places.items() if len(where) == 1]
        while todo or lonely or left:
            if todo:
                number = todo.pop()
                if number in left and len(left[number]) == 1:
                    (unknown,) = left[number]
                    known.append(unknown)
                    for other in places.pop(unknown):
                        del left[other][unknown]
                        if not left[other]:
                            del left[other]
                        elif len(left[other]) == 1:
                            todo.append(other)
                elif number in left and not left[number]:
                    del left[number]
            elif lonely:
                unknown = lonely.pop()
                if len(places.get(unknown, ())) == 1:
                    (number,) = places[unknown]
                    equation = left.pop(number)
                    pivots.append((unknown, equation))
                    self.leave(number, equation, places, lonely)
            else:
                self.core += len(left)
                self.eliminate(left, places, pivots, todo, lonely)
        # What is known does not move, whatever the rest does: nothing of it is left in the other equations.
        pivots.extend((unknown, {unknown: 1}) for unknown in known)
        return pivots

    @staticmethod
    def leave(number, equation, places, lonely):
        for unknown in equation:
            where = places[unknown]
            where.discard(number)
            if len(where) == 1:
                lonely.append(unknown)
            elif not where:
                del places[unknown]

    def eliminate(self, left, places, pivots, todo, lonely):
        """One step: the shortest equation, its rarest unknown, gone from all others."""
        if not self.queue:
            self.queue = [(len(equation), number) for number, equation in left.items()]
            heapq.heapify(self.queue)
        while self.queue:
            size, number = heapq.heappop(self.queue)
            if number in left and len(left[number]) == size:
                break
            if number in left:
                heapq.heappush(self.queue, (len(left[number]), number))
        else:
            return
        equation = left.pop(number)
        pivot = min(equation, key=lambda unknown: len(places[unknown]))
        self.leave(number, equation, places, lonely)
        inverse = pow(equation[pivot], -1, PRIME)
        for other in list(places.pop(pivot, ())):
            target = left[other]
            factor = -target[pivot] * inverse % PRIME
            for unknown, coefficient in equation.items():
                value = (target.get(unknown, 0) + factor * coefficient) % PRIME
                if value:
                    if unknown not in target:
                        places[unknown].add(other)
                    target[unknown] = value
                elif unknown in target:
                    del target[unknown]
                    if unknown != pivot:
                        places[unknown].discard(other)
                        if len(places[unknown]) == 1:
                            lonely.append(unknown)
            if len(target) == 1:
                todo.append(other)
            elif not target:
                del left[other]
            else:
                heapq.heappush(self.queue, (len(target), other))
        pivots.append((pivot, equation))


def determined(moved):
    return {unknown for unknown, move in moved.items() if move == (0, 0)}


def linked(moved):
    """Unknowns that move alike or oppositely, in groups: each a list of unknowns with 1 or -1."""
    groups = defaultdict(list)
    for unknown, (one, two) in moved.items():
        if (one, two) != (0, 0):
            sign = 1 if one <= PRIME - one else -1
            groups[(one, two) if sign > 0 else (PRIME - one, (PRIME - two) % PRIME)].append((unknown, sign))
    return [group for group in groups.values() if len(group) > 1]

# SPDX-License-Identifier: EUPL-1.2
"""What linear combinations of shown figures give away, in exact arithmetic modulo 2^61-1.

A system of equations over hidden figures leaves some freedom. Two random movements within that freedom tell everything at
once: a figure that neither moves is determined; two figures that move alike, or oppositely, in both have a known difference or
sum. (A chance of about 1 in 2^61 a pair to be wrong.) Systems without cycles fall to propagation; only what is left of the
others, where every unknown stands in two equations at least, is eliminated, as long as that is cheap. The rest is projected: with
A for the equations, u for any movement and D for a random diagonal, u - D A' (A D A')^-1 A u leaves all of them true.
"""

import heapq
from collections import defaultdict

import attack_field
import numpy as np
from attack_field import PRIME

# The most entries that one step of elimination may touch.
CHEAP = 5000


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
        pivots, left = self.solve()
        moved = {}
        for part in components(left):
            moved.update(projected(part, random))
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
        """
        Pivots with their equations, and the equations that are left; an unknown of a pivot's equation is free, or the pivot of
        a later one, or stands in what is left.
        """
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
                self.core = max(self.core, len(left))
                if not self.eliminate(left, places, pivots, todo, lonely):
                    break
        # What is known does not move, whatever the rest does: nothing of it is left in the other equations.
        pivots.extend((unknown, {unknown: 1}) for unknown in known)
        return pivots, list(left.values())

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
        """One step: the shortest equation, its rarest unknown, gone from all others. False where that is not cheap."""
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
            return True
        equation = left[number]
        pivot = min(equation, key=lambda unknown: len(places[unknown]))
        if len(equation) * (len(places[pivot]) - 1) > CHEAP:
            return False
        del left[number]
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
        return True


def components(equations):
    """Equations that share unknowns, together."""
    owner = {}
    parts = list(range(len(equations)))

    def root(number):
        while parts[number] != number:
            parts[number] = parts[parts[number]]
            number = parts[number]
        return number

    for number, equation in enumerate(equations):
        for unknown in equation:
            parts[root(number)] = root(owner.setdefault(unknown, number))
    groups = defaultdict(list)
    for number, equation in enumerate(equations):
        groups[root(number)].append(equation)
    return groups.values()


def projected(equations, random):
    """Two random movements of all unknowns of these equations."""
    columns = defaultdict(list)
    for number, equation in enumerate(equations):
        for unknown, coefficient in equation.items():
            columns[unknown].append((number, coefficient % PRIME))
    free = {unknown: (random.randrange(PRIME), random.randrange(PRIME)) for unknown in columns}
    weights = {unknown: random.randrange(1, PRIME) for unknown in columns}
    size = len(equations)
    square = [[0] * size for _ in range(size)]
    right = [[0, 0] for _ in range(size)]
    for unknown, column in columns.items():
        one, two = free[unknown]
        for number, coefficient in column:
            right[number][0] += coefficient * one
            right[number][1] += coefficient * two
            weighted = coefficient * weights[unknown] % PRIME
            line = square[number]
            for other, its in column:
                line[other] += weighted * its
    solution = attack_field.solve(field(square), field(right)).tolist()
    moved = {}
    for unknown, column in columns.items():
        back = [sum(coefficient * solution[number][way] for number, coefficient in column) for way in (0, 1)]
        moved[unknown] = tuple((free[unknown][way] - weights[unknown] * back[way]) % PRIME for way in (0, 1))
    return moved


def field(rows):
    return np.array([[value % PRIME for value in row] for row in rows], np.uint64)


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

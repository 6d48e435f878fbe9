# SPDX-License-Identifier: EUPL-1.2
"""Dense algebra modulo 2^61-1 on arrays of unsigned 64-bit numbers."""

import numpy as np

PRIME = (1 << 61) - 1
_PRIME = np.uint64(PRIME)
_LOW31 = np.uint64((1 << 31) - 1)
_LOW30 = np.uint64((1 << 30) - 1)
_31 = np.uint64(31)
_30 = np.uint64(30)
_61 = np.uint64(61)


def times(one, other):
    """The product, out of halves of 31 and 30 bits so that nothing overflows."""
    high, low = one >> _31, one & _LOW31
    its_high, its_low = other >> _31, other & _LOW31
    middle = high * its_low + low * its_high
    product = ((high * its_high) << np.uint64(1)) + (middle >> _30) + ((middle & _LOW30) << _31) + low * its_low
    return reduced((product & _PRIME) + (product >> _61))


def reduced(number):
    return np.where(number >= _PRIME, number - _PRIME, number)


def minus(one, other):
    return reduced(one + (_PRIME - other))


def solve(matrix, right):
    """A solution of a square system that has one, with 0 for what it leaves free; by Gauss and Jordan."""
    size = len(matrix)
    both = np.concatenate([matrix, right], axis=1)
    pivots = []
    row = 0
    for column in range(size):
        found = np.flatnonzero(both[row:, column])
        if not len(found):
            continue
        best = row + int(found[0])
        if best != row:
            both[[row, best]] = both[[best, row]]
        inverse = np.uint64(pow(int(both[row, column]), -1, PRIME))
        both[row, column:] = times(both[row, column:], inverse)
        others = np.flatnonzero(both[:, column])
        others = others[others != row]
        both[others, column:] = minus(both[others, column:], times(both[others, column, None], both[row, None, column:]))
        pivots.append(column)
        row += 1
    if both[row:, size:].any():
        raise ArithmeticError("the system has no solution")
    solution = np.zeros((size, right.shape[1]), np.uint64)
    solution[pivots] = both[: len(pivots), size:]
    return solution

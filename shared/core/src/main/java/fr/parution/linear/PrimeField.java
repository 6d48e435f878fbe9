// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/** Whole numbers modulo the Mersenne prime 2^61 − 1: exact, without fractions, in one machine word. */
final class PrimeField {

    static final long PRIME = (1L << 61) - 1;

    private PrimeField() {}

    /** The residue of any number. */
    static long of(long value) {
        long residue = value % PRIME;
        return residue < 0 ? residue + PRIME : residue;
    }

    static long add(long a, long b) {
        long sum = a + b;
        return sum >= PRIME ? sum - PRIME : sum;
    }

    static long subtract(long a, long b) {
        long difference = a - b;
        return difference < 0 ? difference + PRIME : difference;
    }

    static long negate(long a) {
        return a == 0 ? 0 : PRIME - a;
    }

    /** The 122 bits of the product, folded once: 2^61 is 1 here. */
    static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return add(low & PRIME, (high << 3) | (low >>> 61));
    }

    /** {@code a - by * b}. */
    static long subtractProduct(long a, long by, long b) {
        if (by == 1) {
            return subtract(a, b);
        }
        return by == PRIME - 1 ? add(a, b) : subtract(a, multiply(by, b));
    }

    /** By Fermat: the power p − 2. */
    static long inverse(long a) {
        if (a == 0) {
            throw new ArithmeticException("0 has no inverse");
        }
        if (a == 1 || a == PRIME - 1) {
            return a;
        }
        long result = 1;
        long power = a;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>>= 1) {
            if ((exponent & 1) == 1) {
                result = multiply(result, power);
            }
            power = multiply(power, power);
        }
        return result;
    }

    /** The inverse of each number, 0 of 0; all for the price of one, and three products each. */
    static long[] inverses(long[] numbers) {
        long[] inverses = new long[numbers.length];
        long product = 1;
        for (int i = 0; i < numbers.length; i++) {
            inverses[i] = product;
            product = numbers[i] == 0 ? product : multiply(product, numbers[i]);
        }
        long left = inverse(product);
        for (int i = numbers.length - 1; i >= 0; i--) {
            inverses[i] = numbers[i] == 0 ? 0 : multiply(inverses[i], left);
            left = numbers[i] == 0 ? left : multiply(left, numbers[i]);
        }
        return inverses;
    }

    /** The residue as the number next to 0 that has it. */
    static long signed(long a) {
        return a > PRIME / 2 ? a - PRIME : a;
    }
}

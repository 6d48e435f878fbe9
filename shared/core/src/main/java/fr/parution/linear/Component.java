// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a system that shares no unknown with the rest.
 *
 * @param unknowns its unknowns, rising
 * @param equations its equations, rising
 * @param acyclic whether its unknowns and equations form a tree: then what follows for one unknown follows step by step
 */
public record Component(int[] unknowns, int[] equations, boolean acyclic) {

    static List<Component> of(SparseMatrix matrix) {
        int[] roots = new int[matrix.unknowns()];
        Arrays.setAll(roots, i -> i);
        for (int equation = 0; equation < matrix.equations(); equation++) {
            int first = matrix.start(equation);
            for (int term = first + 1; term < matrix.start(equation + 1); term++) {
                int a = root(roots, matrix.unknown(first));
                int b = root(roots, matrix.unknown(term));
                roots[Math.max(a, b)] = Math.min(a, b);
            }
        }
        int[] places = new int[matrix.unknowns()];
        List<int[]> sizes = new ArrayList<>();
        for (int unknown = 0; unknown < roots.length; unknown++) {
            int root = root(roots, unknown);
            if (root == unknown) {
                places[unknown] = sizes.size();
                sizes.add(new int[3]);
            }
            places[unknown] = places[root];
            sizes.get(places[unknown])[0]++;
        }
        for (int equation = 0; equation < matrix.equations(); equation++) {
            if (matrix.length(equation) > 0) {
                int[] size = sizes.get(places[matrix.unknown(matrix.start(equation))]);
                size[1]++;
                size[2] += matrix.length(equation);
            }
        }
        return fill(matrix, places, sizes);
    }

    private static List<Component> fill(SparseMatrix matrix, int[] places, List<int[]> sizes) {
        List<Component> components = new ArrayList<>();
        for (int[] size : sizes) {
            // A connected graph without a cycle has one edge less than it has nodes.
            boolean acyclic = size[2] == size[0] + size[1] - 1;
            components.add(new Component(new int[size[0]], new int[size[1]], acyclic));
        }
        int[] nextUnknown = new int[sizes.size()];
        for (int unknown = 0; unknown < places.length; unknown++) {
            components.get(places[unknown]).unknowns[nextUnknown[places[unknown]]++] = unknown;
        }
        int[] nextEquation = new int[sizes.size()];
        for (int equation = 0; equation < matrix.equations(); equation++) {
            if (matrix.length(equation) > 0) {
                int place = places[matrix.unknown(matrix.start(equation))];
                components.get(place).equations[nextEquation[place]++] = equation;
            }
        }
        return components;
    }

    private static int root(int[] roots, int unknown) {
        int root = unknown;
        while (roots[root] != root) {
            roots[root] = roots[roots[root]];
            root = roots[root];
        }
        return root;
    }
}

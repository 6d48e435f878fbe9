// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The least and the greatest value of one unknown of a component, in real numbers, by two linear programs. */
final class LinearProgram {

    private static final int MOST_ITERATIONS = 20_000;

    private final SparseMatrix matrix;
    private final long[] constants;
    private final Bounds bounds;
    private final Component component;

    LinearProgram(SparseMatrix matrix, long[] constants, Bounds bounds, Component component) {
        this.matrix = matrix;
        this.constants = constants;
        this.bounds = bounds;
        this.component = component;
    }

    /** The least and the greatest value; null where a program was not solved within its limit. */
    double @Nullable [] range(int unknown) {
        Double least = optimum(unknown, false);
        Double most = optimum(unknown, true);
        return least == null || most == null ? null : new double[] {least, most};
    }

    private @Nullable Double optimum(int target, boolean greatest) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.iterations_abort = MOST_ITERATIONS;
        Map<Integer, Variable> variables = new HashMap<>();
        for (int unknown : component.unknowns()) {
            Variable variable = model.newVariable("x" + unknown);
            if (bounds.least(unknown) > LinearSystem.NO_LEAST) {
                variable.lower(bounds.least(unknown));
            }
            if (bounds.most(unknown) < LinearSystem.NO_MOST) {
                variable.upper(bounds.most(unknown));
            }
            variables.put(unknown, unknown == target ? variable.weight(1) : variable);
        }
        for (int equation : component.equations()) {
            Expression expression = model.newExpression("e" + equation).level(constants[equation]);
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                expression.set(variables.get(matrix.unknown(term)), matrix.coefficient(term));
            }
        }
        Optimisation.Result result = greatest ? model.maximise() : model.minimise();
        if (result.getState() == Optimisation.State.UNBOUNDED) {
            return (double) (greatest ? LinearSystem.NO_MOST : LinearSystem.NO_LEAST);
        }
        return result.getState().isOptimal() ? (Double) result.getValue() : null;
    }
}

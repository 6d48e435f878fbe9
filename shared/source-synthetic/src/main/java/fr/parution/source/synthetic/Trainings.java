// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.Arrays;

/**
 * Which actions make a training, one to four of them. Trainings are numbered in the order of their first action, which says where they
 * are at home. Actions that follow each other in a department form a run; a run is a new training, or carries on one that a national
 * body gives in an earlier department.
 */
final class Trainings {

    static final int MOST_ACTIONS = 4;

    private static final double[] RUN_UP_TO = {0.60, 0.86, 0.96};
    private static final double CARRIED_ON_RATIO = 0.45;
    private static final double NATIONAL_RATIO = 0.55;

    private static final int NATIONAL = 1;
    private static final int RUN = 2;
    private static final int CARRIED_ON = 3;
    private static final int CARRIED_FROM = 4;

    private final Draw draw;
    private final int[] trainingOf;
    private final int[] firstAction;

    /** @param actionBlocks where the actions of each department begin; the last entry is their number */
    Trainings(Draw draw, int[] actionBlocks) {
        this.draw = draw;
        int actions = actionBlocks[actionBlocks.length - 1];
        int[] first = new int[actions];
        int[] size = new int[actions];
        this.trainingOf = new int[actions];
        int count = 0;
        for (int department = 0; department < actionBlocks.length - 1; department++) {
            int block = actionBlocks[department];
            int end = actionBlocks[department + 1];
            for (int action = block; action < end; ) {
                int run = Math.min(run(action), end - action);
                int training = carriedOn(action, run, block, size);
                if (training < 0) {
                    training = count++;
                    first[training] = action;
                }
                Arrays.fill(trainingOf, action, action + run, training);
                size[training] += run;
                action += run;
            }
        }
        this.firstAction = Arrays.copyOf(first, count);
    }

    int count() {
        return firstAction.length;
    }

    /** The training that an action belongs to. */
    int of(int action) {
        return trainingOf[action];
    }

    int firstAction(int training) {
        return firstAction[training];
    }

    /** Whether a body gives it that is at home everywhere. */
    boolean national(int training) {
        return draw.chance(training, NATIONAL, NATIONAL_RATIO);
    }

    private int run(int action) {
        double unit = draw.unit(action, RUN);
        int run = 1;
        while (run <= RUN_UP_TO.length && unit >= RUN_UP_TO[run - 1]) {
            run++;
        }
        return run;
    }

    /** The training of an earlier department that the run carries on, or -1. */
    private int carriedOn(int action, int run, int block, int[] size) {
        if (block == 0 || !draw.chance(action, CARRIED_ON, CARRIED_ON_RATIO)) {
            return -1;
        }
        int training = trainingOf[draw.below(action, CARRIED_FROM, block)];
        return national(training) && size[training] + run <= MOST_ACTIONS ? training : -1;
    }
}

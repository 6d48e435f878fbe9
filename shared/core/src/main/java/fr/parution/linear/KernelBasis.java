// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vectors of a kernel, each made once, when it is first asked for. Not thread-safe. */
public final class KernelBasis {

    /** How many numbers all remembered vectors may hold; what is over is made anew each time. */
    private static final long MOST_REMEMBERED = 8_000_000;

    private final Elimination elimination;
    private final Kernel kernel;
    private final Map<Integer, Optional<KernelVector>> vectors = new HashMap<>();
    private final Map<Integer, int[]> free = new HashMap<>();
    private long remembered;

    /** Of the matrix that was eliminated. */
    public KernelBasis(Elimination elimination) {
        this.elimination = elimination;
        this.kernel = new Kernel(elimination);
    }

    Elimination elimination() {
        return elimination;
    }

    /** The vector that moves a free unknown; null where its numbers are not small. */
    @Nullable
    KernelVector vector(int freeUnknown) {
        Optional<KernelVector> known = vectors.get(freeUnknown);
        if (known == null) {
            known = kernel.vector(freeUnknown);
            int size = known.map(vector -> vector.unknowns().length).orElse(1);
            if (remembered + size <= MOST_REMEMBERED) {
                vectors.put(freeUnknown, known);
                remembered += size;
            }
        }
        return known.orElse(null);
    }

    /** The free unknowns that one follows from, rising. */
    int[] freeOf(int unknown) {
        int[] known = free.get(unknown);
        if (known == null) {
            known = kernel.follows(unknown).unknowns();
            if (remembered + known.length <= MOST_REMEMBERED) {
                free.put(unknown, known);
                remembered += known.length;
            }
        }
        return known;
    }

    /** The row of the reduced echelon form, for {@link KnownSums}. */
    KernelVector follows(int unknown) {
        return kernel.follows(unknown);
    }
}

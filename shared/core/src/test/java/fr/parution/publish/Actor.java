// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.ParutionException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * A process of the simulation: a thread that moves only when it is told to, from one request to the next. Of all actors one
 * moves at a time, so the order of their requests is the order in which they are told.
 */
final class Actor {

    private final Semaphore go = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private volatile boolean ended;
    private volatile Optional<Throwable> defect = Optional.empty();

    /** An actor that stands before its work. */
    Actor(Consumer<Actor> work) {
        Thread thread = new Thread(() -> run(work), "actor");
        thread.setDaemon(true);
        thread.start();
    }

    /** The process is gone, between two instructions. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crash", null, false, false);
        }
    }

    /** Called on the actor's own thread before each request: waits until it may go on. */
    void pause() {
        done.release();
        go.acquireUninterruptibly();
    }

    /** Lets the actor go on to its next request, or to its end. */
    void step() {
        go.release();
        done.acquireUninterruptibly();
    }

    boolean ended() {
        return ended;
    }

    /** What no fault explains. */
    Optional<Throwable> defect() {
        return defect;
    }

    private void run(Consumer<Actor> work) {
        go.acquireUninterruptibly();
        try {
            work.accept(this);
        } catch (Crash | ParutionException end) {
            // A process that dies, or that gives up and says why, is what the others must live with.
            defect = Optional.empty();
        } catch (Throwable unexpected) {
            defect = Optional.of(unexpected);
        } finally {
            ended = true;
            done.release();
        }
    }
}

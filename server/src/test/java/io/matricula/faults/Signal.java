package io.matricula.faults;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process can be told. */
public enum Signal {
    /** Ends it as it is. */
    KILL,
    /** Asks it to end. */
    TERM,
    /** Halts it: its connections stay, and nobody answers. */
    STOP,
    /** Lets it go on after {@link #STOP}. */
    CONT;

    /** Tells a process that the test started, or that was started by such a one. Nothing happens if it has ended. */
    public void to(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + this, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

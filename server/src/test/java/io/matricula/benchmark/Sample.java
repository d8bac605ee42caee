package io.matricula.benchmark;

import java.util.Arrays;

/**
 * What a run came to.
 *
 * @param requests answered
 * @param failed of them, those that were refused
 * @param perSecond answered in a second
 * @param p50 milliseconds within which half were answered
 * @param p99 milliseconds within which 99 of 100 were answered
 */
record Sample(long requests, long failed, double perSecond, double p50, double p99) {

    /**
     * Of single times.
     *
     * @param nanos how long each took
     * @param seconds how long all took together
     */
    static Sample of(long[] nanos, double seconds) {
        Arrays.sort(nanos);
        return new Sample(
                nanos.length,
                0,
                nanos.length / seconds,
                millis(nanos, nanos.length / 2),
                millis(nanos, nanos.length * 99 / 100));
    }

    private static double millis(long[] sorted, int index) {
        return sorted.length == 0 ? 0 : sorted[Math.min(index, sorted.length - 1)] / 1e6;
    }
}

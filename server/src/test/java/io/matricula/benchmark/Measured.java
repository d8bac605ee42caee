package io.matricula.benchmark;

/** What is driven for a while over 16 connections: an operation of the server, or a limit to compare it with. */
interface Measured {

    int CONNECTIONS = 16;

    String name();

    /**
     * Drives it.
     *
     * @param seconds for how long
     * @return what came of it
     */
    Sample run(int seconds) throws Exception;
}

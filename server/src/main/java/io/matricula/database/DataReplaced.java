package io.matricula.database;

/** Published when all data was replaced at once, as a reset of the sandbox does: what is held in memory is void. */
public record DataReplaced() {}

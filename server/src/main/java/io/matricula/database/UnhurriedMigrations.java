package io.matricula.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/** A migration takes as long as its table is large: it is not given up as the statements of requests are. */
@Component
class UnhurriedMigrations implements Callback {

    private static final int FOR_EVER = 0;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** Its connection is one of the pool, which sets the timeout again before another use. */
    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, FOR_EVER);
        } catch (SQLException e) {
            throw new FlywayException("The connection is lost", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "unhurried";
    }
}

package io.matricula.database;

import io.matricula.database.WaitingWrites.Write;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection on which writes can wait. Whoever gets another statement from it, or commits, sends them first: as one
 * statement, if there are several, for which the driver has to allow several in one.
 */
final class WaitingConnection implements InvocationHandler {

    private final Connection target;
    private List<Write> waiting = new ArrayList<>();

    private WaitingConnection(Connection target) {
        this.target = target;
    }

    /**
     * Lets writes wait on a connection.
     *
     * @param target with autocommit off
     * @return the same; unwraps to this class as well
     */
    static Connection of(Connection target) {
        return (Connection) Proxy.newProxyInstance(
                WaitingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new WaitingConnection(target));
    }

    void add(Write write) {
        waiting.add(write);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement", "createStatement", "prepareCall", "setSavepoint", "commit" -> sendWaiting();
            case "rollback", "close", "abort" -> waiting.clear();
            case "isWrapperFor" -> {
                if (arguments[0] == WaitingConnection.class) {
                    return true;
                }
            }
            case "unwrap" -> {
                if (arguments[0] == WaitingConnection.class) {
                    return this;
                }
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            default -> {
                // reads or sets something of the connection, which no write depends on
            }
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** Nothing waits any more if that fails: the transaction has to end then. */
    private void sendWaiting() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Write> writes = waiting;
        waiting = new ArrayList<>();
        String sql = writes.stream().map(Write::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement joint = target.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            int index = 0;
            for (Write write : writes) {
                for (Object param : write.params()) {
                    joint.setObject(++index, param);
                }
            }
            joint.execute();
            for (Write write : writes) {
                tellKey(write, joint);
                joint.getMoreResults();
            }
        }
    }

    private static void tellKey(Write write, PreparedStatement joint) throws SQLException {
        if (write.key() != null) {
            try (ResultSet key = joint.getGeneratedKeys()) {
                key.next();
                write.key().accept(key.getLong(1));
            }
        }
    }
}

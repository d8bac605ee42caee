package io.matricula.benchmark;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** What HTTP alone costs: a bare Tomcat whose servlet answers the same 600 bytes. In the JVM of the benchmark. */
final class ServletLimit extends HttpServlet implements AutoCloseable {

    private static final long serialVersionUID = 1L;
    private static final byte[] BODY = "x".repeat(600).getBytes(StandardCharsets.US_ASCII);

    private final transient Tomcat tomcat = new Tomcat();

    ServletLimit() throws LifecycleException {
        tomcat.setBaseDir(Path.of("target/benchmark/tomcat").toAbsolutePath().toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "fixed", this).addMapping("/");
        tomcat.start();
    }

    String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(BODY.length);
        response.getOutputStream().write(BODY);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}

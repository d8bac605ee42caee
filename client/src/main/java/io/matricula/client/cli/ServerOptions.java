package io.matricula.client.cli;

import io.matricula.client.IntraClient;
import picocli.CommandLine.Option;

/** Which server, and who asks it. The secret is no option: others could read it in the list of processes. */
final class ServerOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${sys:matricula.url:-${env:MATRICULA_URL:-http://127.0.0.1:8042}}",
            description = "The server. Default: MATRICULA_URL or http://127.0.0.1:8042.")
    private String url;

    @Option(
            names = "--uid",
            paramLabel = "UID",
            defaultValue = "${sys:matricula.uid:-${env:MATRICULA_UID}}",
            description = "The client id. Default: MATRICULA_UID.")
    private String uid;

    @Option(
            names = "--secret",
            arity = "0..1",
            interactive = true,
            paramLabel = "SECRET",
            defaultValue = "${sys:matricula.secret:-${env:MATRICULA_SECRET}}",
            description = "Ask for the client secret. Default: MATRICULA_SECRET.")
    private String secret;

    IntraClient.Builder client() {
        if (uid == null || uid.isBlank() || secret == null || secret.isBlank()) {
            throw new UsageException("Set MATRICULA_UID and MATRICULA_SECRET, or use --uid and --secret.");
        }
        try {
            return IntraClient.builder().baseUrl(url).credentials(uid, secret);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}

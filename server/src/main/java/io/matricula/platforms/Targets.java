package io.matricula.platforms;

import io.matricula.StartRefusedException;
import io.matricula.platforms.PlatformProperties.Configured;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The platforms that are configured; in the sandbox also the documented ones, which it answers itself. */
@Component
@EnableConfigurationProperties(PlatformProperties.class)
class Targets {

    private static final String HINT =
            "Give it as --matricula.platforms.<name>.url=https://..., the name in lower case letters, digits and hyphens.";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final String CENTRAL = "management";

    private final Map<String, Target> byName = new LinkedHashMap<>();

    Targets(PlatformProperties properties, @Value("${matricula.mode}") String mode) {
        Map<String, Configured> all = new LinkedHashMap<>();
        if ("sandbox".equalsIgnoreCase(mode)) {
            all.put("training", sandbox("training", true));
            all.put("social", sandbox("social", true));
            all.put("play", sandbox("play", false));
        }
        all.putAll(properties.platforms());
        all.forEach(this::add);
    }

    private static Configured sandbox(String name, boolean remote) {
        return new Configured(SandboxPlatforms.URL + name, remote, Duration.ofSeconds(5), SandboxPlatforms.TOKEN, 1);
    }

    private void add(String name, Configured platform) {
        if (platform.url().isBlank()) {
            return;
        }
        if (!NAME.matcher(name).matches() || name.equals(CENTRAL)) {
            throw new StartRefusedException("No platform can be called " + name + ".", HINT);
        }
        String url = platform.url().strip();
        if (!url.startsWith(SandboxPlatforms.URL) && !isHttp(url)) {
            throw new StartRefusedException("The platform " + name + " has no url that could be called.", HINT);
        }
        byName.put(
                name,
                new Target(
                        name,
                        url.replaceFirst("/+$", ""),
                        platform.remote(),
                        platform.timeout(),
                        platform.token(),
                        platform.atOnce()));
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isHttp && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    List<Target> all() {
        return List.copyOf(byName.values());
    }

    Set<String> names() {
        return byName.keySet();
    }

    Optional<Target> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

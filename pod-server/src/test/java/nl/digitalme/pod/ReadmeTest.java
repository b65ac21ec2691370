package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README tells a stranger to type is what the build machine types. Its five requests are in DemoIT (clients). */
class ReadmeTest {
    @Test
    void the_build_machine_installs_and_runs_what_the_readme_says() throws IOException {
        List<String> readme = Files.readAllLines(Path.of("..", "README.md"));
        List<String> ci = Files.readAllLines(Path.of("..", ".ci", "run"));

        String packages = readme.stream()
                .filter(line -> line.contains("apt-get install -y"))
                .map(line -> line.substring(line.indexOf("openjdk")))
                .findFirst()
                .orElseThrow();
        assertTrue(ci.stream().anyMatch(line -> line.endsWith(packages)), packages);
        assertTrue(readme.contains("mvn verify"));
        assertTrue(ci.contains("mvn -B -ntp verify"));
    }
}

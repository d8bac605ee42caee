package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.TestClient;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementUserImageTest extends CloudTest {

    private static final String GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    private static final String AS_DATA = "\"image\":{\"base64Image\":\"" + GIF + "\",\"mimeType\":\"image/gif\"}";
    private static final String URL = "https://pictures.example.org/rest.jpg";

    @Test
    void keepsTheDocumentedPictureOnThisServer() {
        update(AS_DATA).is(200);
        String url = read("image.url");
        assertThat(url).startsWith("http://127.0.0.1:8042/users/").endsWith("/restuser.acme.jpg");
        TestClient.Answer picture = tutor.get(URI.create(url).getPath()).is(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void isThePictureOfTheIntraApi() {
        update(AS_DATA).is(200);
        assertThat(JsonPath.<String>read(tutor.get("/v2/users/30").body(), "$.image.link"))
                .isEqualTo(read("image.url"));
    }

    @Test
    void neverFetchesAnAddress() {
        update("\"image\":{\"url\":\"/opt/cloud/netex/2015/09/09/x.jpg\"}").is(200);
        assertThat(this.<String>read("image.url")).isEqualTo("/opt/cloud/netex/2015/09/09/x.jpg");
    }

    @Test
    void replacesDataByAnAddressAndBack() {
        update(AS_DATA).is(200);
        update("\"image\":{\"url\":\"" + URL + "\"}").is(200);
        assertThat(this.<String>read("image.url")).isEqualTo(URL);
        assertThat(value("select count(*) from user_images")).isEqualTo("0");
        update(AS_DATA).is(200);
        assertThat(this.<String>read("image.url")).contains("/users/");
    }

    @Test
    void keepsThePictureWhoseAddressIsSentBack() {
        update(AS_DATA).is(200);
        String url = read("image.url");
        update("\"image\":{\"url\":\"" + url + "\"}").is(200);
        assertThat(this.<String>read("image.url")).isEqualTo(url);
        assertThat(value("select count(*) from user_images")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "{\"url\":null}", "{\"url\":\"\"}"})
    void removesAPicture(String image) {
        update(AS_DATA).is(200);
        update("\"image\":" + image).is(200);
        assertThat(this.<Object>read("image.url")).isNull();
        assertThat(value("select count(*) from user_images")).isEqualTo("0");
        update("\"image\":{\"url\":\"" + URL + "\"}").is(200);
        update("\"image\":" + image).is(200);
        assertThat(this.<Object>read("image.url")).isNull();
    }

    @Test
    void givesWayToALaterPictureOfTheIntraApi() {
        update("\"image\":{\"url\":\"" + URL + "\"}").is(200);
        tutor.patch("/v2/users/30", "{\"user\":{\"image\":null}}").is(204);
        assertThat(this.<Object>read("image.url")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|user.image: must have either url, or base64Image and mimeType",
                "{\"url\":\"u\",\"base64Image\":\"eA==\"}|user.image: must have either url, or base64Image and mimeType",
                "{\"base64Image\":\"eA==\"}|user.image.mimeType: must be given",
                "{\"mimeType\":\"image/gif\"}|user.image.base64Image: must be given",
                "{\"base64Image\":\"eA==\",\"mimeType\":\"image/webp\"}|user.image.mimeType: 'image/webp' is not one of"
                        + " image/png, image/jpeg, image/jpg, image/gif",
                "{\"base64Image\":\"?\",\"mimeType\":\"image/gif\"}|user.image.base64Image: is not base64",
                "{\"base64Image\":\"eA==\",\"mimeType\":\"image/gif\"}|user.image.base64Image: is not an image of the type"
                        + " image/gif",
                "{\"base64Image\":\"" + GIF
                        + "\",\"mimeType\":\"image/png\"}|user.image.base64Image: is not an image of"
                        + " the type image/png",
                "{\"base64Image\":\"R0lGODlhAQABAIAA\",\"mimeType\":\"image/gif\"}|user.image.base64Image: is damaged, or"
                        + " has too many pixels"
            })
    void refusesWhatIsNoPicture(String image, String message) {
        update("\"image\":" + image).is(400, refusal(400, message));
    }

    @Test
    void refusesMoreThan716800Bytes() {
        byte[] large = new byte[716_801];
        System.arraycopy(Base64.getDecoder().decode(GIF), 0, large, 0, 42);
        String image =
                "{\"base64Image\":\"" + Base64.getEncoder().encodeToString(large) + "\",\"mimeType\":\"image/gif\"}";
        update("\"image\":" + image)
                .is(400, refusal(400, "user.image.base64Image: must be at most 716800 bytes when decoded"));
    }

    @Test
    void followsARename() {
        update(AS_DATA).is(200);
        update("\"username\":\"renamed\"").is(200);
        String url = read("image.url");
        assertThat(url).endsWith("/renamed.jpg");
        tutor.get(URI.create(url).getPath()).is(200);
    }
}

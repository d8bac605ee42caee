package io.matricula.images;

import io.matricula.contract.intra.api.ImagesApiDelegate;
import io.matricula.http.NotFoundException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class ImagesDelegate implements ImagesApiDelegate {

    private static final String SUFFIX = ".jpg";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ImageRepository images;

    ImagesDelegate(ImageRepository images) {
        this.images = images;
    }

    /** Spring itself answers 304 if {@code ifNoneMatch} names the ETag. */
    @Override
    public ResponseEntity<byte[]> getUserImage(String hash, String file, String ifNoneMatch) {
        // a login may itself begin with "large_": each way to read the name is tried
        ImageRepository.Stored image = Stream.of(ImageVersion.values())
                .flatMap(version -> find(hash, file, version).stream())
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .eTag("W/\"" + image.contentHash() + "\"")
                .body(image.jpeg());
    }

    private Optional<ImageRepository.Stored> find(String hash, String file, ImageVersion version) {
        boolean fits = file.startsWith(version.prefix())
                && file.endsWith(SUFFIX)
                && file.length() > version.prefix().length() + SUFFIX.length();
        return fits
                ? images.find(hash, file.substring(version.prefix().length(), file.length() - SUFFIX.length()), version)
                : Optional.empty();
    }
}

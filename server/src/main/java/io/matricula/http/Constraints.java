package io.matricula.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** The constraints of the schemas, which the generated models carry as annotations, in the words of the Intra API. */
final class Constraints {

    private Constraints() {}

    /** A validator that names properties as the contract does. */
    static Validator validator() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .propertyNodeNameProvider(new ContractNames())
                .buildValidatorFactory()
                .getValidator();
    }

    /**
     * Notes violations by the documented names of their params.
     *
     * @param violations what the validator found
     * @param errors where to note them
     */
    static void note(Set<? extends ConstraintViolation<?>> violations, FieldErrors errors) {
        for (ConstraintViolation<?> violation : violations) {
            String param = name(violation.getPropertyPath());
            Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
            // a value that could not be read is absent by now, and was noted with the better reason
            if (!(constraint instanceof NotNull && errors.names(param))) {
                errors.add(param, words(constraint, violation.getInvalidValue()));
            }
        }
    }

    private static String name(Path path) {
        List<String> keys = new ArrayList<>();
        path.forEach(node -> {
            if (node.getName() != null && !node.getName().startsWith("<")) {
                keys.add(node.getName());
            }
        });
        return ParamNames.bracketed(keys.iterator());
    }

    private static String words(Annotation constraint, Object value) {
        if (constraint instanceof NotNull) {
            return FieldErrors.BLANK;
        }
        if (constraint instanceof Size size) {
            return value instanceof byte[] bytes ? fileSize(size, bytes.length) : textSize(size, value);
        }
        if (constraint instanceof Min min) {
            return "must be greater than or equal to " + min.value();
        }
        if (constraint instanceof Max max) {
            return "must be less than or equal to " + max.value();
        }
        return "is invalid";
    }

    private static String fileSize(Size size, int length) {
        return length > size.max()
                ? "is too big (maximum is " + size.max() + " bytes)"
                : "is too small (minimum is " + size.min() + " bytes)";
    }

    private static String textSize(Size size, Object value) {
        boolean tooLong = String.valueOf(value).length() > size.max();
        return tooLong
                ? "is too long (maximum is " + size.max() + " characters)"
                : "is too short (minimum is " + size.min() + " characters)";
    }

    /** The generated getters carry the contract's names. */
    private static final class ContractNames implements PropertyNodeNameProvider {

        @Override
        public String getName(Property property) {
            boolean named =
                    property instanceof JavaBeanProperty && !property.getName().isEmpty();
            return named ? nameOf((JavaBeanProperty) property) : property.getName();
        }

        private static String nameOf(JavaBeanProperty bean) {
            String getter = "get" + Character.toUpperCase(bean.getName().charAt(0))
                    + bean.getName().substring(1);
            return Arrays.stream(bean.getDeclaringClass().getMethods())
                    .filter(method -> method.getName().equals(getter))
                    .map(method -> method.getAnnotation(JsonProperty.class))
                    .filter(Objects::nonNull)
                    .map(JsonProperty::value)
                    .findFirst()
                    .orElse(bean.getName());
        }
    }
}

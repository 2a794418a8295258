package dev.bakeoff.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.bakeoff.dataset.ColumnType;
import java.io.IOException;

/**
 * How plans, protocol messages and stored results are spelled as JSON: snake_case keys, ISO-8601
 * times and durations, absent optionals as null. Thread-safe.
 */
public final class RunJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(columnTypes())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RunJson() {}

  /** The shared mapper; not to be reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** One line, without a line break in it. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of ours must have a JSON form", e);
    }
  }

  /**
   * Reads one document.
   *
   * @throws IllegalArgumentException where the text is not that
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static SimpleModule columnTypes() {
    return new SimpleModule()
        .addSerializer(
            ColumnType.class,
            new JsonSerializer<ColumnType>() {
              @Override
              public void serialize(
                  ColumnType value, JsonGenerator out, SerializerProvider provider)
                  throws IOException {
                out.writeString(value.name());
              }
            })
        .addDeserializer(
            ColumnType.class,
            new JsonDeserializer<ColumnType>() {
              @Override
              public ColumnType deserialize(JsonParser in, DeserializationContext context)
                  throws IOException {
                return ColumnType.parse(in.getValueAsString());
              }
            });
  }
}

package dev.slipway.validate.probe.grpc;

import dev.slipway.validate.probe.grpc.HeaderTable.Field;
import dev.slipway.wire.http.Deadline;
import dev.slipway.wire.http.Dialer;
import dev.slipway.wire.http.TrustEverything;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// The standard [health service](https://github.com/grpc/grpc/blob/master/doc/health-checking.md)
/// asked once.
public final class GrpcHealth {
  private static final String METHOD = "/grpc.health.v1.Health/Check";
  private static final int PREFIX = 5;

  private GrpcHealth() {}

  /// Ends within the timeout, whatever the server does, and closes its connection.
  ///
  /// @param tls with HTTP/2 agreed in the handshake; certificates are not verified, as Kubernetes
  ///   does not
  /// @param authority what the server is called, as `localhost:50051`
  /// @param service empty for the server as a whole
  public static HealthAnswer check(
      InetSocketAddress address, boolean tls, String authority, String service, Duration timeout)
      throws InterruptedException {
    var host = address.getAddress().getHostAddress();
    var dialer =
        tls
            ? Dialer.tls(host, address.getPort(), TrustEverything.context(), false, List.of("h2"))
            : Dialer.tcp(host, address.getPort());
    var message = message(service);
    if (message.length > Frame.MAXIMUM_LENGTH) {
      return new HealthAnswer.NoAnswer("the name of the service is too long");
    }
    try (var connection = dialer.dial(Deadline.after(timeout))) {
      return read(new Http2Call(connection).call(request(tls, authority, timeout), message));
    } catch (Http2Exception e) {
      return new HealthAnswer.NoAnswer(String.valueOf(e.getMessage()));
    } catch (SocketTimeoutException _) {
      return new HealthAnswer.NoAnswer("it did not answer within " + seconds(timeout));
    } catch (ClosedByInterruptException e) {
      // The status is the exception's now.
      boolean _ = Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (ConnectException _) {
      return new HealthAnswer.NoAnswer("it refused the connection");
    } catch (SSLException e) {
      return new HealthAnswer.NoAnswer("there is no TLS with it: " + e.getMessage());
    } catch (IOException e) {
      return new HealthAnswer.NoAnswer(
          "the connection broke: " + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
    }
  }

  private static String seconds(Duration timeout) {
    long millis = timeout.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private static List<Field> request(boolean tls, String authority, Duration timeout) {
    // At most eight digits.
    long millis = Math.clamp(timeout.toMillis(), 1, 99_999_999);
    return List.of(
        new Field(":method", "POST"),
        new Field(":scheme", tls ? "https" : "http"),
        new Field(":path", METHOD),
        new Field(":authority", authority),
        new Field("te", "trailers"),
        new Field("grpc-timeout", millis + "m"),
        new Field("content-type", "application/grpc"),
        new Field("user-agent", "slipway"));
  }

  /// `message HealthCheckRequest { string service = 1; }` behind the five bytes of gRPC's framing.
  private static byte[] message(String service) {
    var name = service.getBytes(StandardCharsets.UTF_8);
    var body = new ByteArrayOutputStream();
    if (name.length > 0) {
      body.write((1 << 3) | 2);
      int length = name.length;
      while (length >= 0x80) {
        body.write((length & 0x7f) | 0x80);
        length >>= 7;
      }
      body.write(length);
      body.writeBytes(name);
    }
    var out = new ByteArrayOutputStream();
    out.write(0);
    out.write(body.size() >> 24);
    out.write(body.size() >> 16);
    out.write(body.size() >> 8);
    out.write(body.size());
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  private static HealthAnswer read(Http2Call.Answer answer) {
    var type = answer.header("content-type").orElse("");
    var status = answer.header(":status").orElse("");
    if (!type.startsWith("application/grpc")) {
      return new HealthAnswer.NoAnswer(
          "it speaks HTTP/2 but not gRPC: it answered with status "
              + status
              + (type.isEmpty() ? "" : " and " + type));
    }
    var code = answer.trailer("grpc-status").orElse("");
    if (!code.equals("0")) {
      return code.isEmpty()
          ? new HealthAnswer.NoAnswer("it ended its answer without a grpc-status")
          : new HealthAnswer.Refused(
              GrpcStatus.name(code), GrpcStatus.message(answer.trailer("grpc-message").orElse("")));
    }
    return serving(answer.body().toByteArray());
  }

  private static HealthAnswer serving(byte[] body) {
    if (body.length < PREFIX || Frame.number(body, 1) != body.length - PREFIX) {
      return new HealthAnswer.NoAnswer("its answer breaks off");
    }
    if (body[0] != 0) {
      return new HealthAnswer.NoAnswer("its answer is compressed, which it was not asked for");
    }
    int status = HealthMessage.status(body, PREFIX);
    return switch (status) {
      case 0 -> new HealthAnswer.NotServing("UNKNOWN");
      case 1 -> new HealthAnswer.Serving();
      case 2 -> new HealthAnswer.NotServing("NOT_SERVING");
      case 3 -> new HealthAnswer.NotServing("SERVICE_UNKNOWN");
      case HealthMessage.MALFORMED -> new HealthAnswer.NoAnswer("its answer is no health message");
      default -> new HealthAnswer.NotServing("status " + status);
    };
  }
}

package dev.slipway.validate.probe.grpc;

/// What came of asking.
public sealed interface HealthAnswer {
  record Serving() implements HealthAnswer {}

  /// The server has the service and says that it does not serve.
  ///
  /// @param status the protocol's name: `NOT_SERVING`, `UNKNOWN`, `SERVICE_UNKNOWN`
  record NotServing(String status) implements HealthAnswer {}

  /// The server speaks gRPC and refused the call.
  ///
  /// @param code the name of the gRPC status: `UNIMPLEMENTED` where there is no health service,
  ///   `NOT_FOUND` where it does not know the service that was asked for
  record Refused(String code, String message) implements HealthAnswer {}

  /// There was no answer in gRPC.
  ///
  /// @param reason a clause about the server: `it closed the connection`
  record NoAnswer(String reason) implements HealthAnswer {}
}

package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.container.Endpoint;
import dev.slipway.core.container.Port;
import dev.slipway.wire.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Port PORT = Port.tcp(8080);
  private static final Reach.Machine SHIELDED = new Reach.Machine.Shielded(false);
  private static final Reach.Machine REMOTE = new Reach.Machine.Remote("10.9.8.7");

  @Test
  void onThisMachineTheContainerIsReachedItself() {
    assertThat(endpoint(ours(true, "172.17.0.1/16"), bridged("")))
        .contains(new Endpoint.Direct(socket("172.17.0.2", 8080)));
  }

  @Test
  void aPublishedPortIsOnLoopbackWhereTheContainerIsOutOfReach() {
    var published = Optional.of(new Endpoint.Published(socket("127.0.0.1", 32768)));
    var inspection = bridged(binding("0.0.0.0", "32768"));
    assertThat(endpoint(SHIELDED, inspection)).isEqualTo(published);
    assertThat(endpoint(ours(true, "192.168.1.5/24"), inspection)).isEqualTo(published);
  }

  @Test
  void anAddressOfAnotherMachineIsNotMistakenForOurs() {
    var forwarded = ours(false, "172.17.0.1/16");
    assertThat(endpoint(forwarded, bridged(""))).isEmpty();
    assertThat(endpoint(forwarded, bridged(binding("127.0.0.1", "32768"))))
        .contains(new Endpoint.Published(socket("127.0.0.1", 32768)));
    assertThat(endpoint(forwarded, inNetwork("host", "", ""))).isEmpty();
  }

  @Test
  void aRemoteEngineIsReachedAtItsHostUnlessItPublishesOnItsOwnLoopback() {
    assertThat(endpoint(REMOTE, bridged(binding("0.0.0.0", "80"))))
        .contains(new Endpoint.Published(socket("10.9.8.7", 80)));
    assertThat(endpoint(REMOTE, bridged(binding("10.1.1.1", "80"))))
        .contains(new Endpoint.Published(socket("10.1.1.1", 80)));
    assertThat(endpoint(REMOTE, bridged(binding("127.0.0.1", "80")))).isEmpty();
  }

  @Test
  void theOlderAddressFamilyIsPreferred() {
    var both = binding("::", "81") + "," + binding("", "80");
    assertThat(endpoint(SHIELDED, bridged(both)))
        .contains(new Endpoint.Published(socket("127.0.0.1", 80)));
    assertThat(endpoint(SHIELDED, bridged(binding("::", "81"))))
        .contains(new Endpoint.Published(socket("::1", 81)));
  }

  @Test
  void theHostsNetworkIsOurLoopbackOrTheOtherHost() {
    var host = inNetwork("host", "", "");
    var loopback = socket("127.0.0.1", 8080);
    assertThat(endpoint(ours(true, ""), host)).contains(new Endpoint.Direct(loopback));
    assertThat(endpoint(new Reach.Machine.Shielded(true), host))
        .contains(new Endpoint.Direct(loopback));
    assertThat(endpoint(SHIELDED, host)).contains(new Endpoint.Published(loopback));
    assertThat(endpoint(REMOTE, host)).contains(new Endpoint.Direct(socket("10.9.8.7", 8080)));
  }

  @Test
  void whatIsNeitherPublishedNorHereIsNowhere() {
    assertThat(endpoint(SHIELDED, bridged(""))).isEmpty();
    assertThat(endpoint(SHIELDED, bridged(binding("0.0.0.0", "")))).isEmpty();
    assertThat(endpoint(SHIELDED, bridged(binding("0.0.0.0", "99999")))).isEmpty();
    assertThat(endpoint(ours(true, "172.17.0.1/16"), inNetwork("none", "", ""))).isEmpty();
    assertThat(endpoint(SHIELDED, Json.object().build())).isEmpty();
  }

  @Test
  void subnetsEndAtAnyBit() {
    var subnet = new LocalNetworks.Subnet(InetAddress.ofLiteral("10.1.2.128"), 25);
    assertThat(subnet.contains(InetAddress.ofLiteral("10.1.2.200"))).isTrue();
    assertThat(subnet.contains(InetAddress.ofLiteral("10.1.2.100"))).isFalse();
    assertThat(subnet.contains(InetAddress.ofLiteral("fe80::1"))).isFalse();
    var all = new LocalNetworks.Subnet(InetAddress.ofLiteral("10.1.2.3"), 32);
    assertThat(all.contains(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
    assertThat(all.contains(InetAddress.ofLiteral("10.1.2.2"))).isFalse();
    var v6 = new LocalNetworks.Subnet(InetAddress.ofLiteral("fd00:1::1"), 64);
    assertThat(v6.contains(InetAddress.ofLiteral("fd00:1::ffff"))).isTrue();
    assertThat(v6.contains(InetAddress.ofLiteral("fd00:2::1"))).isFalse();
  }

  @Test
  void thisMachineIsInItsOwnNetworks() {
    assertThat(LocalNetworks.now().contain(InetAddress.getLoopbackAddress())).isTrue();
  }

  @Test
  void engineMachinesAreToldByTheirAddress() {
    assertThat(EngineMachine.of(new EngineAddress.Tcp("10.9.8.7", 2375), false)).isEqualTo(REMOTE);
    assertThat(EngineMachine.of(new EngineAddress.Tcp("localhost", 2375), false))
        .isEqualTo(SHIELDED);
  }

  private static Optional<Endpoint> endpoint(Reach.Machine machine, Json inspection) {
    return new Reach(machine).endpoint(new Inspection(inspection), PORT);
  }

  private static Reach.Machine ours(boolean runsHere, String network) {
    List<LocalNetworks.Subnet> subnets =
        network.isEmpty()
            ? List.of()
            : List.of(
                new LocalNetworks.Subnet(
                    InetAddress.ofLiteral(network.substring(0, network.indexOf('/'))),
                    Integer.parseInt(network.substring(network.indexOf('/') + 1))));
    return new Reach.Machine.Ours(
        new Reach.Surroundings() {
          @Override
          public LocalNetworks networks() {
            return new LocalNetworks(subnets);
          }

          @Override
          public boolean runs(long pid, String container) {
            return runsHere;
          }
        });
  }

  private static InetSocketAddress socket(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  private static Json bridged(String bindings) {
    return inNetwork("default", "172.17.0.2", bindings);
  }

  private static String binding(String address, String port) {
    return "{\"HostIp\":\"" + address + "\",\"HostPort\":\"" + port + "\"}";
  }

  private static Json inNetwork(String mode, String address, String bindings) {
    return Json.parse(
        """
        {"Id": "c0ffee", "State": {"Pid": 1}, "HostConfig": {"NetworkMode": "%s"},
         "NetworkSettings": {
           "Networks": {"bridge": {"IPAddress": "%s", "GlobalIPv6Address": ""}},
           "Ports": {"8080/tcp": [%s], "53/udp": null}}}
        """
            .formatted(mode, address, bindings));
  }
}

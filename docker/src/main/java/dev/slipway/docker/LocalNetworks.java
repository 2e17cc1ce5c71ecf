package dev.slipway.docker;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// The networks that this process is in.
record LocalNetworks(List<Subnet> subnets) {
  record Subnet(InetAddress address, int prefix) {
    boolean contains(InetAddress other) {
      var own = address.getAddress();
      var bytes = other.getAddress();
      if (own.length != bytes.length) {
        return false;
      }
      int whole = prefix / 8;
      for (int i = 0; i < whole; i++) {
        if (own[i] != bytes[i]) {
          return false;
        }
      }
      int mask = 0xff00 >> (prefix % 8) & 0xff;
      return mask == 0 || (own[whole] & mask) == (bytes[whole] & mask);
    }
  }

  LocalNetworks {
    subnets = List.copyOf(subnets);
  }

  /// As they are now; a container's network may come into being with it.
  static LocalNetworks now() {
    var subnets = new ArrayList<Subnet>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(card -> card.getInterfaceAddresses().stream())
          .filter(address -> address.getNetworkPrefixLength() > 0)
          .forEach(
              address ->
                  subnets.add(new Subnet(address.getAddress(), address.getNetworkPrefixLength())));
    } catch (SocketException _) {
      // Without a view of our own networks, only published ports are sure.
    }
    return new LocalNetworks(subnets);
  }

  boolean contain(InetAddress address) {
    return subnets.stream().anyMatch(subnet -> subnet.contains(address));
  }
}

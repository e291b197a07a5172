package io.edgewise.topology.place;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.placement.SurfacePoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads cloud regions, points of presence and platform regions. */
final class SiteReader {

  private static final String ASSUMED = "general knowledge";

  private final Countries countries;
  private final NearestCity cities;
  private final Map<String, DataTable.Row> supplement = new HashMap<>();
  private final List<KnownPlace> places = new ArrayList<>();

  private SiteReader(Countries countries, NearestCity cities) {
    this.countries = countries;
    this.cities = cities;
    DataTable.read("regions_supplement.csv").rows().forEach(row -> supplement.put(row.text("id"), row));
  }

  static List<KnownPlace> read(Countries countries, NearestCity cities) {
    SiteReader reader = new SiteReader(countries, cities);
    reader.clouds();
    reader.pointsOfPresence();
    reader.platforms();
    return List.copyOf(reader.places);
  }

  private void clouds() {
    DataTable aws = DataTable.read("regions_aws.csv");
    for (DataTable.Row row : aws.rows()) {
      region("aws:" + row.text("code"), row.text("name"), row.text("iso2"), row, "", aws.file());
    }
    DataTable azure = DataTable.read("regions_azure.csv");
    for (DataTable.Row row : azure.rows()) {
      String source = row.text("coord_source");
      region("azure:" + row.text("code"), row.text("name"), countries.code(row.text("country")), row,
          source.contains(ASSUMED) ? source : "", azure.file());
    }
    DataTable gcp = DataTable.read("regions_gcp.csv");
    for (DataTable.Row row : gcp.rows()) {
      String id = "gcp:" + row.text("code");
      DataTable.Row more = supplement.get(id);
      if (more == null) {
        throw new IllegalArgumentException("regions_supplement.csv: no country for " + id);
      }
      String iso2 = more.text("iso2");
      if (more.isEmpty("lat")) {
        region(id, row.text("name"), iso2, row, "", gcp.file());
      } else {
        region(id, row.text("name"), iso2, more, more.text("note"), gcp.file());
      }
    }
  }

  private void region(String id, String name, String country, DataTable.Row row, String remark, String file) {
    Place place = new Place(id, name, country, row.number("lat"), row.number("lon"));
    add(place, PlaceKind.REGION, "", remark.contains(ASSUMED), remark, file);
  }

  private void pointsOfPresence() {
    DataTable cloudflare = DataTable.read("edge_cloudflare_colos.csv");
    for (DataTable.Row row : cloudflare.rows()) {
      add(new Place("cloudflare:" + row.text("colo"), row.text("name"), row.text("cca2"), row.number("lat"),
          row.number("lon")), PlaceKind.POP, "", false, "", cloudflare.file());
    }
    cities("edge_cloudfront_pops.csv", "cloudfront:", "");
    cities("edge_fastly_pops_2023.csv", "fastly:", "list of 2023");
  }

  private void cities(String file, String prefix, String remark) {
    for (DataTable.Row row : DataTable.read(file).rows()) {
      add(new Place(prefix + row.text("code"), row.text("city"), row.text("country_code"), row.number("latitude"),
          row.number("longitude")), PlaceKind.POP, "", false, remark, file);
    }
  }

  private void platforms() {
    DataTable table = DataTable.read("edge_other_platforms.csv");
    for (DataTable.Row row : table.rows()) {
      String platform = row.text("platform");
      String prefix = switch (platform) {
        case "vercel" -> "vercel";
        case "fly.io" -> "fly";
        case "deno_deploy" -> "deno";
        case "deno_deploy_classic" -> "deno-classic";
        case "cloudfront_regional_edge_cache" -> "cloudfront-rec";
        default -> throw new IllegalArgumentException(table.file() + ": unknown platform \"" + platform + "\"");
      };
      String hostedBy = row.text("backing_region").equals("own") ? "" : row.text("backing_region");
      String name = row.isEmpty("location") ? "Regional edge cache " + row.text("code") : row.text("location");
      double latitude = row.number("lat");
      double longitude = row.number("lon");
      String country = nearest(latitude, longitude).place().country();
      String status = row.text("status");
      boolean assumed = status.contains(ASSUMED) || status.contains("NOT verified") || prefix.equals("deno");
      PlaceKind kind = prefix.equals("cloudfront-rec") ? PlaceKind.REGIONAL_CACHE : PlaceKind.REGION;
      add(new Place(prefix + ":" + row.text("code"), name, country, latitude, longitude), kind, hostedBy, assumed,
          prefix.equals("deno") ? "the operator does not state the site" : status, table.file());
    }
  }

  private void add(Place place, PlaceKind kind, String hostedBy, boolean assumed, String remark, String file) {
    WorldRegion region = countries.region(place.country());
    if (region == null) {
      region = nearest(place.latitudeDegrees(), place.longitudeDegrees()).region();
    }
    places.add(new KnownPlace(place, kind, region, hostedBy, assumed, remark, file));
  }

  private UserCity nearest(double latitude, double longitude) {
    return cities.nearest(SurfacePoint.of(latitude, longitude));
  }
}

package io.edgewise.topology.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.UserCity;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CityLoadTest {

  private static final Places PLACES = Places.shipped();

  @Test
  void everySeriesHasAllHoursAndMeanOne() {
    assertEquals(List.of("nyc_taxi_pickups_local_time", "twitter_10_us_companies_utc", "aws_elb_requests_utc").stream()
        .sorted().toList(), HourOfWeekProfile.names().stream().sorted().toList());
    for (String name : HourOfWeekProfile.names()) {
      HourOfWeekProfile profile = HourOfWeekProfile.of(name);
      double mean = EnumSet.allOf(DayOfWeek.class).stream()
          .flatMapToDouble(day -> IntStream.range(0, 24).mapToDouble(hour -> profile.load(day, hour)))
          .average().orElseThrow();
      assertEquals(1, mean, 1e-12, name);
    }
  }

  @Test
  void anUnknownSeriesIsAnsweredWithTheKnownOnes() {
    String message = assertThrows(IllegalArgumentException.class, () -> HourOfWeekProfile.of("taxi")).getMessage();
    assertTrue(message.contains("nyc_taxi_pickups_local_time"), message);
  }

  @Test
  void theDailyProfileIsTheMeanWeekday() {
    HourOfWeekProfile human = HourOfWeekProfile.human();
    DailyProfile daily = DailyProfile.daily();
    EnumSet<DayOfWeek> weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    double total = weekdays.stream()
        .mapToDouble(day -> IntStream.range(0, 24).mapToDouble(hour -> human.load(day, hour)).sum()).sum();
    for (int hour = 0; hour < 24; hour++) {
      int at = hour;
      double sum = weekdays.stream().mapToDouble(day -> human.load(day, at)).sum();
      assertEquals(24 * sum / total, daily.load(hour), 1e-12);
    }
    assertTrue(daily.load(4) < 0.4 && daily.load(19) > 1.2, "people sleep at four and go out at seven");
  }

  @Test
  void aCityFollowsItsOwnClock() {
    CityLoad load = new CityLoad(DailyProfile.daily(), Season.JANUARY);
    // Tokyo is nine hours ahead, New York five behind: 00:00 UTC is 09:00 and 19:00 there.
    assertEquals(DailyProfile.daily().load(9), load.at(PLACES.city("city:tokyo"), 0));
    assertEquals(DailyProfile.daily().load(19), load.at(PLACES.city("city:new-york-city"), 0));
    CityLoad summer = new CityLoad(DailyProfile.daily(), Season.JULY);
    assertEquals(DailyProfile.daily().load(20), summer.at(PLACES.city("city:new-york-city"), 0));
  }

  @Test
  void halfHoursOffUtcChangeInTheMiddleOfTheHour() {
    CityLoad load = new CityLoad(DailyProfile.daily(), Season.JANUARY);
    UserCity mumbai = PLACES.city("city:mumbai");
    assertEquals(DailyProfile.daily().load(5), load.at(mumbai, 29));
    assertEquals(DailyProfile.daily().load(6), load.at(mumbai, 30));
    assertEquals((DailyProfile.daily().load(5) + DailyProfile.daily().load(6)) / 2, load.hourly(mumbai)[0], 1e-12);
  }

  @Test
  void everyCitysDayHasMeanOneInBothSeasons() {
    for (Season season : Season.values()) {
      CityLoad load = new CityLoad(DailyProfile.daily(), season);
      for (UserCity city : PLACES.cities()) {
        assertEquals(1, Arrays.stream(load.hourly(city)).average().orElseThrow(), 1e-9, city.place().id());
      }
    }
  }

  @Test
  void minutesBeyondTheDayWrapAround() {
    CityLoad load = new CityLoad(DailyProfile.daily(), Season.JULY);
    UserCity lima = PLACES.city("city:lima");
    assertEquals(load.at(lima, 100), load.at(lima, 100 + 1440 * 40));
    assertEquals(load.at(lima, 1340), load.at(lima, -100));
  }

  @Test
  void profilesRefuseWhatIsNoLoad() {
    assertThrows(IllegalArgumentException.class, () -> DailyProfile.ofRelative(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> DailyProfile.ofRelative(new double[24]));
    double[] negative = new double[24];
    Arrays.fill(negative, 1);
    negative[3] = -1;
    assertThrows(IllegalArgumentException.class, () -> DailyProfile.ofRelative(negative));
    assertThrows(IllegalArgumentException.class, () -> DailyProfile.daily().load(24));
    assertEquals(1, DailyProfile.flat().load(13));
  }
}

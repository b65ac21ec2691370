package nl.digitalme.pod.overview.listing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/** Days on which banks and agencies pay: no weekend and no public holiday. */
record WorkingDays(Set<LocalDate> holidays) {

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** This day, or the first working day after it. */
    LocalDate orAfter(LocalDate day) {
        LocalDate each = day;
        while (!isWorkingDay(each)) {
            each = each.plusDays(1);
        }
        return each;
    }

    /** This day, or the last working day before it. */
    LocalDate orBefore(LocalDate day) {
        LocalDate each = day;
        while (!isWorkingDay(each)) {
            each = each.minusDays(1);
        }
        return each;
    }

    /** The first, second … working day of a month. */
    LocalDate inMonth(YearMonth month, int number) {
        LocalDate each = orAfter(month.atDay(1));
        for (int i = 1; i < number; i++) {
            each = orAfter(each.plusDays(1));
        }
        return each;
    }
}

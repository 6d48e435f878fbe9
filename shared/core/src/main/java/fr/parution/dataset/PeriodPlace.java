// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What places a row of the base in a period. */
public sealed interface PeriodPlace {

    /** The relations whose columns decide. */
    Set<String> relations();

    /** A date; rows without it are not part of the data set. */
    record Dated(ColumnRef column) implements PeriodPlace {
        @Override
        public Set<String> relations() {
            return Set.of(column.relation());
        }
    }

    /** Several dates: a row of the base stands once for each that it has, as an event of that name. */
    record Events(List<Event> events) implements PeriodPlace {
        /** Copies its list. */
        public Events {
            events = List.copyOf(events);
        }

        @Override
        public Set<String> relations() {
            Set<String> relations = new TreeSet<>();
            events.forEach(event -> relations.add(event.column().relation()));
            return relations;
        }

        /** The place of an event in the list, or -1. */
        public int indexOf(String name) {
            return events.stream().map(Event::name).toList().indexOf(name);
        }
    }

    /** None: the data set shows the source as it is on the day of the extract, which is its only period. */
    record Snapshot() implements PeriodPlace {
        @Override
        public Set<String> relations() {
            return Set.of();
        }
    }

    /** A date of the base with a name. */
    record Event(String name, ColumnRef column) {}
}

// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The colours of a picture: the most frequent ones have a place each, any other that of the nearest of them. */
final class Palette {

    private static final int MOST = 256;
    private static final int FREE = -1;

    /** Colours, where a hash of them leads or next to it, so that a million pixels make no objects. */
    private int[] colours = free(1 << 12);

    private int[] counts = new int[colours.length];
    private int filled;
    private final int[] places;
    private final byte[] bytes;

    /**
     * @param pixels each as red, green and blue
     */
    Palette(int[] pixels) {
        for (int i = 0; i < pixels.length; ) {
            int from = i;
            while (i < pixels.length && pixels[i] == pixels[from]) {
                i++;
            }
            count(pixels[from], i - from);
        }
        List<Integer> ranked = new ArrayList<>();
        for (int slot = 0; slot < colours.length; slot++) {
            if (colours[slot] != FREE) {
                ranked.add(slot);
            }
        }
        ranked.sort(Comparator.comparingInt((Integer slot) -> -counts[slot]).thenComparingInt(slot -> colours[slot]));
        List<Integer> kept = ranked.subList(0, Math.min(MOST, ranked.size()));
        this.places = new int[colours.length];
        this.bytes = new byte[3 * kept.size()];
        for (int rank = 0; rank < ranked.size(); rank++) {
            int colour = colours[ranked.get(rank)];
            places[ranked.get(rank)] = rank < MOST ? rank : nearest(colour, kept);
            for (int i = 0; i < 3 && rank < MOST; i++) {
                bytes[3 * rank + i] = (byte) (colour >> 16 - 8 * i);
            }
        }
    }

    /** The place of a colour of the picture. */
    int place(int colour) {
        return places[slot(colour)];
    }

    /** Three bytes for each place. */
    byte[] bytes() {
        return bytes.clone();
    }

    private void count(int colour, int pixels) {
        int slot = slot(colour);
        if (colours[slot] == FREE) {
            colours[slot] = colour;
            filled++;
        }
        counts[slot] += pixels;
        if (2 * filled > colours.length) {
            int[] old = colours;
            int[] oldCounts = counts;
            colours = free(2 * old.length);
            counts = new int[colours.length];
            for (int i = 0; i < old.length; i++) {
                if (old[i] != FREE) {
                    int moved = slot(old[i]);
                    colours[moved] = old[i];
                    counts[moved] = oldCounts[i];
                }
            }
        }
    }

    /** Where a colour is, or would be. */
    private int slot(int colour) {
        int slot = colour * 0x9e3779b1 >>> 8 & colours.length - 1;
        while (colours[slot] != FREE && colours[slot] != colour) {
            slot = slot + 1 & colours.length - 1;
        }
        return slot;
    }

    private static int[] free(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, FREE);
        return slots;
    }

    private int nearest(int colour, List<Integer> kept) {
        int nearest = 0;
        int apart = Integer.MAX_VALUE;
        for (int i = 0; i < kept.size(); i++) {
            int distance = distance(colour, colours[kept.get(i)]);
            if (distance < apart) {
                apart = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = (one >> shift & 255) - (other >> shift & 255);
            sum += apart * apart;
        }
        return sum;
    }
}

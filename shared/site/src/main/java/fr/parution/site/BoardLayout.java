// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.ArrayList;
import java.util.List;

/** Places figures two in a row, and alone those that need the width or that nothing follows. */
final class BoardLayout {

    private BoardLayout() {}

    static List<BoardFigure> placed(List<BoardFigure> figures) {
        List<BoardFigure> placed = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            BoardFigure first = figures.get(i);
            if (first.isTable() || i + 1 == figures.size() || figures.get(i + 1).isTable()) {
                placed.add(with(first, "alone"));
                continue;
            }
            BoardFigure second = figures.get(++i);
            boolean wider = !first.drawings().isEmpty() && second.drawings().isEmpty();
            boolean narrower = first.drawings().isEmpty() && !second.drawings().isEmpty();
            placed.add(with(first, wider ? "seven" : narrower ? "five" : "six"));
            placed.add(with(second, wider ? "five" : narrower ? "seven" : "six"));
        }
        return placed;
    }

    private static BoardFigure with(BoardFigure figure, String style) {
        return new BoardFigure(
                figure.id(),
                style,
                figure.message(),
                figure.definition(),
                figure.axis(),
                figure.alternative(),
                figure.drawings(),
                figure.map(),
                figure.bars(),
                figure.legend(),
                figure.note(),
                figure.table(),
                figure.entities());
    }
}

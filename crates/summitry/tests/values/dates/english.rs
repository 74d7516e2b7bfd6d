//! English sentences.

use crate::tables::Row;

/// Sentences with their dates.
pub const DATES: &[Row] = &[
    (
        "in the nine months to September 2023",
        &[("nine months to September 2023", "2023-01/2023-09")],
    ),
    (
        "in the year ended 31 March 2024",
        &[("year ended 31 March 2024", "2023-04-01/2024-03-31")],
    ),
    (
        "over the 12 months through May",
        &[("12 months through May", "2024-06/2025-05")],
    ),
    ("no earlier than 2027", &[("no earlier than 2027", "2027/..")]),
    ("It will open in 2026 year.", &[("2026 year", "2026")]),
    ("by year-end", &[("by year-end", "../2025")]),
    ("Talks stalled since October.", &[("since October", "2024-10/..")]),
    (
        "in force from October onwards",
        &[("from October onwards", "2025-10/..")],
    ),
    (
        "rounds in June and July 2018",
        &[("June", "2018-06"), ("July 2018", "2018-07")],
    ),
    ("Thanksgiving 2018", &[("Thanksgiving 2018", "2018-11-22")]),
    ("on Memorial Day 2019", &[("Memorial Day 2019", "2019-05-27")]),
    (
        "The summit opened on June 17, 2025 in Astana.",
        &[("June 17, 2025", "2025-06-17")],
    ),
    ("on 17 June 2025", &[("17 June 2025", "2025-06-17")]),
    ("the 3rd of May 2024", &[("3rd of May 2024", "2024-05-03")]),
    ("on Tuesday, June 17", &[("Tuesday, June 17", "2025-06-17")]),
    (
        "dated 12/18/2019 or 18/12/2019",
        &[("12/18/2019", "2019-12-18"), ("18/12/2019", "2019-12-18")],
    ),
    ("in May 2024", &[("May 2024", "2024-05")]),
    ("since Sept. 2013", &[("since Sept. 2013", "2013-09/..")]),
    ("in nineteen ninety nine", &[("nineteen ninety nine", "1999")]),
    ("They met on May 5.", &[("May 5", "2025-05-05")]),
    ("They will meet on May 5.", &[("May 5", "2026-05-05")]),
    (
        "from June 16 to 18, 2025",
        &[("from June 16 to 18, 2025", "2025-06-16/2025-06-18")],
    ),
    ("June 16–18, 2025", &[("June 16–18, 2025", "2025-06-16/2025-06-18")]),
    ("on 16-18 June 2025", &[("16-18 June 2025", "2025-06-16/2025-06-18")]),
    (
        "on June 16 and 17, 2025",
        &[("June 16 and 17, 2025", "2025-06-16/2025-06-17")],
    ),
    (
        "They met from May 28 to June 2.",
        &[("from May 28 to June 2", "2025-05-28/2025-06-02")],
    ),
    ("between 2013 and 2023", &[("between 2013 and 2023", "2013/2023")]),
    (
        "from January to June 2024",
        &[("from January to June 2024", "2024-01/2024-06")],
    ),
    ("in 2014-2020", &[("2014-2020", "2014/2020")]),
    ("before 2030", &[("before 2030", "../2029")]),
    ("by the end of 2026", &[("by the end of 2026", "../2026")]),
    (
        "They were there until April 27.",
        &[("until April 27", "../2025-04-27")],
    ),
    ("from 2012 onwards", &[("from 2012 onwards", "2012/..")]),
    ("in 2012 or later", &[("2012 or later", "2012/..")]),
    ("in the first half of 2025", &[("first half of 2025", "2025-40")]),
    (
        "in the third quarter of last year",
        &[("third quarter of last year", "2024-35")],
    ),
    ("Q3 2024 and H1 2025", &[("Q3 2024", "2024-35"), ("H1 2025", "2025-40")]),
    (
        "in the first ten months of 2024",
        &[("first ten months of 2024", "2024-01/2024-10")],
    ),
    ("in the late 1990s", &[("late 1990s", "199X")]),
    ("in the nineteen seventies", &[("nineteen seventies", "197X")]),
    ("in the 21st century", &[("21st century", "20XX")]),
    ("early 2024", &[("early 2024", "2024")]),
    ("mid-April 2025", &[("mid-April 2025", "2025-04")]),
    ("in the summer of 2024", &[("summer of 2024", "2024-22")]),
    ("He arrived on Tuesday.", &[("Tuesday", "2025-06-17")]),
    ("He will arrive on Tuesday.", &[("Tuesday", "2025-06-24")]),
    ("last Friday", &[("last Friday", "2025-06-13")]),
    ("next Friday", &[("next Friday", "2025-06-27")]),
    ("this past Monday", &[("this past Monday", "2025-06-16")]),
    ("last week's Sunday", &[("last week's Sunday", "2025-06-15")]),
    ("Friday next week", &[("Friday next week", "2025-06-27")]),
    ("last year", &[("last year", "2024")]),
    ("next month", &[("next month", "2025-07")]),
    ("in May of last year", &[("May of last year", "2024-05")]),
    ("ten years ago", &[("ten years ago", "2015")]),
    ("in two months", &[("in two months", "2025-08")]),
    (
        "two weeks after Christmas 2024",
        &[("two weeks after Christmas 2024", "2025-01-08")],
    ),
    (
        "the day before yesterday",
        &[("the day before yesterday", "2025-06-16")],
    ),
    (
        "The treaty was signed in 1996. Two years later it came into force.",
        &[("1996", "1996"), ("Two years later", "1998")],
    ),
    (
        "over the past three years",
        &[("past three years", "2022-06-18/2025-06-18")],
    ),
    (
        "the first Friday of next month",
        &[("first Friday of next month", "2025-07-04")],
    ),
    ("later this week", &[("later this week", "2025-06-18/2025-06-22")]),
    ("the year before last", &[("year before last", "2023")]),
    ("marking the 25th anniversary", &[("25th anniversary", "2000")]),
    ("on New Year's Day 2026", &[("New Year's Day 2026", "2026-01-01")]),
];

/// Sentences whose words only look like dates.
pub const NONE: &[Row] = &[
    ("from year to year, five months to go", &[]),
    ("They may or may not sign.", &[]),
    ("Theresa May and April Jones", &[]),
    ("The march on the capital", &[]),
    ("2025 soldiers and $2024", &[]),
    ("page 2012, version 1.2.30", &[]),
    ("The code is 133-03-03-2020.", &[]),
    ("every Monday and twice a year", &[]),
    ("an annual meeting", &[]),
    ("the fall of the wall", &[]),
    ("three days of talks", &[]),
    ("at 10:30 am", &[]),
    ("2015-13-45 is no date", &[]),
    ("the first week", &[]),
    ("one may ask", &[]),
];

/// Sentences read without a reference.
pub const OPEN: &[Row] = &[
    ("on May 18", &[("May 18", "XXXX-05-18")]),
    ("next month", &[("next month", "?")]),
    ("in 2013", &[("2013", "2013")]),
    ("after Feb 29", &[("after Feb 29", "XXXX-03-01/..")]),
];

//! French sentences.

use crate::tables::Row;

/// Sentences with their dates.
pub const DATES: &[Row] = &[
    // Diaries
    ("• 23/07, Ottawa : réunion", &[("23/07", "2025-07-23")]),
    (
        "31/08-1er/09, Quito : réunion",
        &[("31/08-1er/09", "2025-08-31/2025-09-01")],
    ),
    ("6-7/07 : réunion", &[("6-7/07", "2025-07-06/2025-07-07")]),
    ("le sommet (8-9/4/2008)", &[("8-9/4/2008", "2008-04-08/2008-04-09")]),
    (
        "mardi et mercredi prochains",
        &[("mardi", "2025-06-24"), ("mercredi prochains", "2025-06-25")],
    ),
    (
        "ils se sont vus du 17 au 19 juin",
        &[("du 17 au 19 juin", "2025-06-17/2025-06-19")],
    ),
    // Whole dates
    (
        "Le sommet s'est ouvert le 17 juin 2025 à Astana.",
        &[("17 juin 2025", "2025-06-17")],
    ),
    (
        "signé le 1er janvier 1992, ratifié le 1ᵉʳ mars 1993",
        &[("1er janvier 1992", "1992-01-01"), ("1ᵉʳ mars 1993", "1993-03-01")],
    ),
    (
        "Fait à Xi'an, le vendredi 19 mai 2023",
        &[("vendredi 19 mai 2023", "2023-05-19")],
    ),
    (
        "le texte du 18/12/2019 et celui du 03.02.2021",
        &[("18/12/2019", "2019-12-18"), ("03.02.2021", "2021-02-03")],
    ),
    ("la réunion du 2025-06-17", &[("2025-06-17", "2025-06-17")]),
    ("adopté en septembre 2013", &[("septembre 2013", "2013-09")]),
    (
        "adopté en sept. 2013 et en févr. 2014",
        &[("sept. 2013", "2013-09"), ("févr. 2014", "2014-02")],
    ),
    ("depuis l'an 800", &[("depuis l'an 800", "0800/..")]),
    ("en deux mille quinze", &[("deux mille quinze", "2015")]),
    // Days and months without a year
    ("Il a été reçu le 5 mai.", &[("5 mai", "2025-05-05")]),
    ("Il sera reçu le 5 mai.", &[("5 mai", "2026-05-05")]),
    ("Il a été reçu le 12 décembre.", &[("12 décembre", "2024-12-12")]),
    ("le 5 mai dernier", &[("5 mai dernier", "2025-05-05")]),
    ("le 5 mai prochain", &[("5 mai prochain", "2026-05-05")]),
    ("en mars dernier", &[("mars dernier", "2025-03")]),
    ("en décembre dernier", &[("décembre dernier", "2024-12")]),
    ("en mai de l'année dernière", &[("mai de l'année dernière", "2024-05")]),
    ("il arrivera le 23", &[("23", "2025-06-23")]),
    // Intervals
    (
        "du 16 au 18 juin 2025",
        &[("du 16 au 18 juin 2025", "2025-06-16/2025-06-18")],
    ),
    (
        "les 18 et 19 mai 2023",
        &[("18 et 19 mai 2023", "2023-05-18/2023-05-19")],
    ),
    (
        "les 5 et 12 mai 2023",
        &[("5", "2023-05-05"), ("12 mai 2023", "2023-05-12")],
    ),
    (
        "les 16, 17 et 18 juin",
        &[("16, 17 et 18 juin", "2025-06-16/2025-06-18")],
    ),
    (
        "31 août-1er septembre 2025",
        &[("31 août-1er septembre 2025", "2025-08-31/2025-09-01")],
    ),
    (
        "du 28 au 3 juin 2024",
        &[("du 28 au 3 juin 2024", "2024-05-28/2024-06-03")],
    ),
    (
        "du lundi 16 au mercredi 18 juin",
        &[("du lundi 16 au mercredi 18 juin", "2025-06-16/2025-06-18")],
    ),
    (
        "de janvier à juin 2024",
        &[("de janvier à juin 2024", "2024-01/2024-06")],
    ),
    (
        "de novembre à mars 2024",
        &[("de novembre à mars 2024", "2023-11/2024-03")],
    ),
    ("entre 2013 et 2023", &[("entre 2013 et 2023", "2013/2023")]),
    (
        "la période 2021-2027, ou 2021-27",
        &[("2021-2027", "2021/2027"), ("2021-27", "2021/2027")],
    ),
    ("de début 2023 à fin 2024", &[("de début 2023 à fin 2024", "2023/2024")]),
    // Bounds
    (
        "du 2 octobre au 22 octobre 2016",
        &[("du 2 octobre au 22 octobre 2016", "2016-10-02/2016-10-22")],
    ),
    (
        "la tournée prévue du 12 juillet au 22 juillet",
        &[("du 12 juillet au 22 juillet", "2025-07-12/2025-07-22")],
    ),
    (
        "les sessions de mars et avril 2018",
        &[("mars", "2018-03"), ("avril 2018", "2018-04")],
    ),
    (
        "reçu le 5 mars, le 12 avril et le 3 juin 2019",
        &[
            ("5 mars", "2019-03-05"),
            ("12 avril", "2019-04-12"),
            ("3 juin 2019", "2019-06-03"),
        ],
    ),
    (
        "du lundi 2 au mercredi 4 juin",
        &[("du lundi 2 au mercredi 4 juin", "2025-06-02/2025-06-04")],
    ),
    (
        "sur les neuf mois clos en septembre 2023",
        &[("neuf mois clos en septembre 2023", "2023-01/2023-09")],
    ),
    (
        "sur douze mois à fin juin 2024",
        &[("douze mois à fin juin 2024", "2023-07/2024-06")],
    ),
    ("pas avant 2027", &[("pas avant 2027", "2027/..")]),
    ("ouvert en 2026 année", &[("2026 année", "2026")]),
    ("suspendu depuis octobre", &[("depuis octobre", "2024-10/..")]),
    ("à partir d'octobre", &[("à partir d'octobre", "2025-10/..")]),
    ("la fête des pères 2025", &[("fête des pères 2025", "2025-06-15")]),
    ("membre depuis 2013", &[("depuis 2013", "2013/..")]),
    ("d'ici 2030", &[("d'ici 2030", "../2030")]),
    ("d'ici à la fin de l'année", &[("d'ici à la fin de l'année", "../2025")]),
    ("à l'horizon 2035", &[("à l'horizon 2035", "../2035")]),
    (
        "avant le 1er juillet 2026",
        &[("avant le 1er juillet 2026", "../2026-06-30")],
    ),
    ("jusqu'en 2028", &[("jusqu'en 2028", "../2028")]),
    ("après 2018", &[("après 2018", "2019/..")]),
    (
        "à partir du 1er juin 2025",
        &[("à partir du 1er juin 2025", "2025-06-01/..")],
    ),
    (
        "depuis le début de l'année",
        &[("depuis le début de l'année", "2025/..")],
    ),
    // Periods
    ("au premier semestre 2025", &[("premier semestre 2025", "2025-40")]),
    (
        "le premier trimestre de cette année",
        &[("premier trimestre de cette année", "2025-33")],
    ),
    ("au T3 2024", &[("T3 2024", "2024-35")]),
    (
        "dans les dix premiers mois de cette année",
        &[("dix premiers mois de cette année", "2025-01/2025-10")],
    ),
    ("dans les années 1990", &[("années 1990", "199X")]),
    (
        "dans les années quatre-vingt-dix",
        &[("années quatre-vingt-dix", "199X")],
    ),
    ("au XXIe siècle", &[("XXIe siècle", "20XX")]),
    ("mi-avril 2025", &[("mi-avril 2025", "2025-04")]),
    ("fin 2026", &[("fin 2026", "2026")]),
    ("à l'été 2024", &[("été 2024", "2024-22")]),
    ("l'hiver dernier", &[("hiver dernier", "2024-24")]),
    (
        "la semaine du 7 octobre 2024",
        &[("semaine du 7 octobre 2024", "2024-10-07/2024-10-13")],
    ),
    // Relative dates
    ("Il a été reçu mardi.", &[("mardi", "2025-06-17")]),
    ("Il sera reçu mardi.", &[("mardi", "2025-06-24")]),
    ("mardi dernier", &[("mardi dernier", "2025-06-17")]),
    ("mercredi dernier", &[("mercredi dernier", "2025-06-11")]),
    ("lundi prochain", &[("lundi prochain", "2025-06-23")]),
    ("ce mardi", &[("ce mardi", "2025-06-17")]),
    ("ce mardi 17 juin", &[("ce mardi 17 juin", "2025-06-17")]),
    (
        "lundi de la semaine prochaine",
        &[("lundi de la semaine prochaine", "2025-06-23")],
    ),
    ("hier soir à Pékin", &[("hier soir", "2025-06-17")]),
    ("l'an dernier", &[("an dernier", "2024")]),
    ("l'année prochaine", &[("année prochaine", "2026")]),
    ("le mois en cours", &[("mois en cours", "2025-06")]),
    ("il y a dix ans", &[("il y a dix ans", "2015")]),
    ("il y a trois mois", &[("il y a trois mois", "2025-03")]),
    ("dans deux ans", &[("dans deux ans", "2027")]),
    ("d'ici deux ans", &[("d'ici deux ans", "2025-06-18/2027-06-18")]),
    (
        "Le traité fut signé en 1996 ; deux ans plus tard, il entra en vigueur.",
        &[("1996", "1996"), ("deux ans plus tard", "1998")],
    ),
    (
        "Arrivé le 16 juin, il est reparti le lendemain.",
        &[("16 juin", "2025-06-16"), ("lendemain", "2025-06-17")],
    ),
    (
        "au cours des trois dernières années",
        &[("trois dernières années", "2022-06-18/2025-06-18")],
    ),
    (
        "le premier vendredi du mois prochain",
        &[("premier vendredi du mois prochain", "2025-07-04")],
    ),
    (
        "le dernier dimanche de mars 2024",
        &[("dernier dimanche de mars 2024", "2024-03-31")],
    ),
    (
        "plus tard cette année",
        &[("plus tard cette année", "2025-06-18/2025-12-31")],
    ),
    (
        "le 30e anniversaire de leurs relations",
        &[("30e anniversaire", "1995")],
    ),
    ("à Noël 2024", &[("Noël 2024", "2024-12-25")]),
];

/// Sentences whose words only look like dates.
pub const NONE: &[Row] = &[
    ("ces derniers mois, au cours des prochains mois, ces mois derniers", &[]),
    ("un mois à Paris, deux mois de travail", &[]),
    ("le second sommet", &[]),
    ("la mission vers Mars et la planète Mars", &[]),
    ("2025 soldats et 1500 tonnes", &[]),
    ("voir page 2012, article 2015", &[]),
    ("la version 2.0.19 du logiciel", &[]),
    ("tél. 01 42 12 2015", &[]),
    ("l'accord a été signé", &[]),
    ("chaque lundi et tous les deux ans", &[]),
    ("une réunion annuelle", &[]),
    ("deux jours de discussions", &[]),
    ("le 20 heures de la chaîne", &[]),
    ("le 49.3 et les 27", &[]),
    ("Jean-Noël Barrot", &[]),
    ("à la veille du sommet", &[]),
    ("2000 kilomètres, 2024 dollars, 2024 %", &[]),
    ("il y a deux pays", &[]),
    ("un score de 3-2", &[]),
    ("une baisse de 3/10, 24/24 et 6/07", &[]),
    ("Boeing 2030, résolution 1701", &[]),
    ("Il a été reçu le 31 février.", &[("février", "2025-02")]),
];

/// Sentences read without a reference.
pub const OPEN: &[Row] = &[
    ("le 18 mai", &[("18 mai", "XXXX-05-18")]),
    ("en mai", &[("mai", "XXXX-05")]),
    (
        "du 28 mai au 2 juin",
        &[("du 28 mai au 2 juin", "XXXX-05-28/XXXX-06-02")],
    ),
    ("mardi", &[("mardi", "?")]),
    ("l'an dernier", &[("an dernier", "?")]),
    (
        "En 1996, le 26 avril, ils ont signé.",
        &[("1996", "1996"), ("26 avril", "1996-04-26")],
    ),
    ("depuis 2013", &[("depuis 2013", "2013/..")]),
];

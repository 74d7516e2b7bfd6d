//! Reads mentions of [`Poll`]: who asked, and what share answered so.
//!
//! A sentence is of a poll where it has a poll's noun ("sondage", "survey"), the name of a pollster, words that only polls
//! measure ("intentions de vote", "approval rating"), or says what a share of a people holds ("51 % des Danois sont favorables à");
//! the sentences behind it go on with the same poll while they give shares and
//! speak of nothing else. Which of its percentages are answers, and who asked, is told in [`answer`] and [`asker`].
//!
//! | rule | what it read |
//! | --- | --- |
//! | `poll.percent.share` | a percentage that is no change, in a sentence of the poll |
//! | `poll.percent.continued` | the same in a sentence that goes on with the poll of the one before |
//! | `poll.pollster.name`, `.institution`, `.inherited` | a name beside the poll's noun; an institution; that of the sentence before |

mod answer;
mod asker;
mod ratio;

use super::Mention;
use crate::pack::Category;
use crate::phrase::{Line, PartyForm, Phrased};
use crate::record::{Confidence, Extraction, Poll, PollField, Record, Role};
use crate::scan::Mark;
use crate::value::Span;

use asker::Asker;

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<Poll>> {
    let mut reader = Reader {
        found,
        diplomatic: !(found.summits.is_empty() && found.ministerials.is_empty() && found.treaties.is_empty()),
        opens: text
            .lines()
            .take(OPENING)
            .any(|line| Head::of(&line).is_some_and(|head| head.poll && head.mark.percentage().is_none())),
        political: None,
        last: None,
        mentions: Vec::new(),
    };
    for line in text.lines() {
        if line.percentages().next().is_some() || Head::of(&line).is_some() {
            reader.line(text, &line);
        }
    }
    reader.mentions
}

/// What makes a sentence one of a poll.
struct Head<'a> {
    mark: &'a Mark,
    /// A noun for polls, and not only for those who take them.
    poll: bool,
    /// Words that only polls measure.
    standing: bool,
}

impl<'a> Head<'a> {
    fn of(line: &Line<'a>) -> Option<Self> {
        let marks = || line.marks().iter().map(|m| (m, line.concept(m, Category::PollHead)));
        let first = |wanted: &'static str| marks().find(|(_, c)| *c == Some(wanted)).map(|(m, _)| m);
        let (poll, standing) = (first("poll"), first("standing"));
        let pollster = line.marks().iter().find(|m| asker::is_pollster(line, m));
        // "l'enquête Harris Interactive": a study is a poll where a pollster made it.
        let study = first("study").filter(|_| pollster.is_some());
        let institute = first("institute").or(pollster);
        if let Some(mark) = poll.or(study).or(standing).or(institute) {
            return Some(Self {
                mark,
                poll: poll.is_some() || study.is_some() || standing.is_some() || pollster.is_some(),
                standing: standing.is_some(),
            });
        }
        Some(Self {
            mark: answer::opinion(line)?,
            poll: true,
            standing: false,
        })
    }
}

/// The poll that the sentences before spoke of.
struct Last {
    asker: Option<Asker>,
    line: usize,
    block: usize,
    /// Whether it gave shares, so that the next sentence may go on with more.
    shares: bool,
}

struct Reader<'a> {
    found: &'a Extraction,
    /// Whether the text tells of meetings or instruments.
    diplomatic: bool,
    /// Whether the text opens with a poll.
    opens: bool,
    /// Whether the text speaks of those who govern or want to, once asked.
    political: Option<bool>,
    last: Option<Last>,
    mentions: Vec<Mention<Poll>>,
}

/// Sentences at the head of a text that tell what it is about.
const OPENING: usize = 3;
/// Sentences without shares in a text about a poll at most.
const TOPIC_REACH: usize = 3;

/// Sentences over which the name of who asked is remembered.
const NAME_REACH: usize = 3;

impl Reader<'_> {
    fn line(&mut self, text: &Phrased<'_>, line: &Line<'_>) {
        let Some(head) = Head::of(line) else {
            self.continuation(text, line);
            return;
        };
        let own = asker::named(line, head.mark);
        // An institute alone gives other things than polls too.
        if !head.poll && own.is_none() {
            return;
        }
        let plural = line.is_plural(head.mark);
        let near = |last: &&Last| line.index - last.line <= NAME_REACH && !plural;
        let asker = own.or_else(|| {
            let last = self.last.as_ref().filter(near)?;
            last.asker.clone().map(|a| Asker {
                manner: "inherited",
                ..a
            })
        });
        let shares = answer::shares(line, &head, false, text.published);
        if shares.is_empty() {
            // "Un sondage Ifop est paru jeudi." announces whose shares follow.
            if head.poll && asker.is_some() {
                self.remember(line, asker, false);
            }
            return;
        }
        let admitted = match (&asker, is_political(line, self.found)) {
            _ if head.standing => true,
            (_, About::Politics) => true,
            (Some(_), About::States) => self.diplomatic || self.is_political(text),
            (Some(_), About::Nothing) => self.diplomatic,
            (None, _) => head.mark.percentage().is_some() && self.is_political(text),
        };
        if !admitted {
            return;
        }
        for share in &shares {
            let asker = asker::nearest(line, share.mark).or_else(|| asker.clone());
            self.mention(line, share, asker, if head.poll { 0.9 } else { 0.7 });
        }
        self.remember(line, asker, true);
    }

    fn remember(&mut self, line: &Line<'_>, asker: Option<Asker>, shares: bool) {
        self.last = Some(Last {
            asker,
            line: line.index,
            block: line.block(),
            shares,
        });
    }

    /// "Au second tour, il l'emporterait avec 62 %."
    fn continuation(&mut self, text: &Phrased<'_>, line: &Line<'_>) {
        // A text that opens with a poll goes on with it over its paragraphs.
        let near = |l: &Last| l.block == line.block() && line.index - l.line <= 1;
        let topic = self.opens && !self.diplomatic;
        let goes_on = |l: &&mut Last| l.shares && (near(l) || topic && line.index - l.line <= TOPIC_REACH);
        let Some(last) = self.last.as_mut().filter(goes_on) else {
            return;
        };
        if !answer::goes_on(line, self.found) {
            return;
        }
        let asker = last.asker.clone().map(|a| Asker {
            manner: "inherited",
            ..a
        });
        last.line = line.index;
        last.block = line.block();
        let head = Head {
            mark: match line.percentages().next() {
                Some((mark, _)) => mark,
                None => return,
            },
            poll: true,
            standing: false,
        };
        for share in &answer::shares(line, &head, true, text.published) {
            self.mention(line, share, asker.clone(), 0.7);
        }
    }

    fn mention(&mut self, line: &Line<'_>, share: &answer::Share<'_>, asker: Option<Asker>, confidence: f64) {
        let mut record = Poll {
            percent: Some(share.value),
            ..Poll::default()
        };
        if let Some(asker) = asker {
            record.cite(
                PollField::Pollster,
                asker.span,
                &format!("poll.pollster.{}", asker.manner),
            );
            record.pollster = Some(asker.name);
        }
        let manner = if share.continued { "continued" } else { "share" };
        record.cite(PollField::Percent, share.span, &format!("poll.percent.{manner}"));
        record.mention(share.span);
        if let Some(confidence) = Confidence::new(confidence) {
            record.set_confidence(confidence);
        }
        self.mentions.push(Mention {
            record,
            line: line.index,
            first: share.mark.first,
            end: share.mark.end,
            anaphoric: false,
        });
    }

    /// Whether the text speaks of those who govern or want to.
    fn is_political(&mut self, text: &Phrased<'_>) -> bool {
        let governs = |role: Option<Role>| {
            matches!(
                role,
                Some(
                    Role::HeadOfState
                        | Role::HeadOfGovernment
                        | Role::ForeignMinister
                        | Role::Minister
                        | Role::DeputyPrimeMinister
                )
            )
        };
        *self.political.get_or_insert_with(|| {
            self.found.people.iter().any(|p| governs(p.role))
                || text
                    .lines()
                    .any(|line| is_political(&line, self.found) == About::Politics)
        })
    }
}

/// What a sentence is about, as far as polls go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// Votes, parties, those who govern.
    Politics,
    /// States or their inhabitants.
    States,
    /// Neither.
    Nothing,
}

fn is_political(line: &Line<'_>, found: &Extraction) -> About {
    let politics = |m: &Mark| {
        m.is(Category::Office) || matches!(line.concept(m, Category::PollHead), Some("politics" | "standing"))
    };
    let span: Span = line.span(line.first(), line.end());
    let members = || line.parties().iter().flat_map(|g| &g.members);
    if line.marks().iter().any(politics) || members().any(|m| m.form != PartyForm::Demonym) {
        return About::Politics;
    }
    let person = |p: &crate::record::Person| p.mentions.iter().any(|m| span.contains(*m));
    if members().next().is_some() || found.people.iter().any(person) {
        return About::States;
    }
    About::Nothing
}

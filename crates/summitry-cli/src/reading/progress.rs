//! A progress bar where someone is watching.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::input::{Complaint, Input};

/// Work is done without a word for this long.
const PATIENCE: Duration = Duration::from_millis(100);

/// How far the reading has come.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar where `watched`; with a length where every input is one document.
    pub(super) fn new(watched: bool, inputs: &[Result<Input<'_>, Complaint>]) -> Self {
        if !watched {
            return Self(None);
        }
        let counted = inputs.iter().all(|input| matches!(input, Ok(Input::Text(_)) | Err(_)));
        let texts = inputs.iter().filter(|input| input.is_ok()).count();
        let (bar, shown) = if counted {
            let bar = ProgressBar::new(u64::try_from(texts).unwrap_or(u64::MAX));
            (bar, "{bar:30} {human_pos} of {human_len} documents, {eta} to go")
        } else {
            (ProgressBar::new_spinner(), "{spinner} {human_pos} documents, {per_sec}")
        };
        if let Ok(style) = ProgressStyle::with_template(shown) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(PATIENCE);
        Self(Some(bar))
    }

    /// One more document is done.
    pub(super) fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    /// Does something that writes to the terminal, with the bar out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

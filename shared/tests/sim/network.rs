//! What is under way between tabs and server. Nothing arrives in order, or once, or at all, unless
//! the history says so.

use crate::server::Word;
use shared::{
    id::StaffId,
    sync::{
        replica::{Doubts, Errand},
        wire::{Frame, PullRequest, Push, PushReply},
    },
};
use std::sync::Arc;

#[derive(Clone)]
pub enum Message {
    /// With the session that the browser had when it was sent.
    Push {
        tab: u32,
        session: Option<StaffId>,
        push: Push,
    },
    Reply {
        tab: u32,
        reply: PushReply,
    },
    Ask {
        tab: u32,
        session: Option<StaffId>,
        request: PullRequest,
    },
    Answer {
        tab: u32,
        asked: PullRequest,
        frames: Vec<Frame>,
        garbled: bool,
    },
    /// About files; an upload carries the content.
    Errand {
        tab: u32,
        session: Option<StaffId>,
        errand: Errand,
        content: Arc<[u8]>,
        doubts: Doubts,
    },
    Word {
        tab: u32,
        errand: Errand,
        doubts: Doubts,
        word: Word,
    },
}

/// Messages that may be under way at once; more are lost.
const MOST: usize = 24;

#[derive(Default)]
pub struct Network {
    pub messages: Vec<Message>,
}

impl Network {
    pub fn send(&mut self, message: Message) {
        if self.messages.len() < MOST {
            self.messages.push(message);
        }
    }

    fn index(&self, number: u16) -> Option<usize> {
        (!self.messages.is_empty()).then(|| usize::from(number) % self.messages.len())
    }

    pub fn take(&mut self, number: u16) -> Option<Message> {
        self.index(number).map(|index| self.messages.remove(index))
    }

    pub fn double(&mut self, number: u16) {
        if let Some(index) = self.index(number) {
            self.send(self.messages[index].clone());
        }
    }

    /// Changes a row of an answer on its way.
    pub fn garble(&mut self, number: u16) {
        let Some(index) = self.index(number) else { return };
        let Message::Answer { frames, garbled, .. } = &mut self.messages[index] else { return };
        let rows = frames.iter_mut().find_map(|frame| match frame {
            Frame::Rows(rows) => rows.first_mut(),
            _ => None,
        });
        if let Some(row) = rows {
            row.version += 1;
            *garbled = true;
        }
    }

    /// Takes all pushes that are under way.
    pub fn pushes(&mut self) -> Vec<(u32, Option<StaffId>, Push)> {
        let (pushes, rest) =
            std::mem::take(&mut self.messages).into_iter().partition(|m| matches!(m, Message::Push { .. }));
        self.messages = rest;
        let pushes: Vec<Message> = pushes;
        let push = |message| match message {
            Message::Push { tab, session, push } => Some((tab, session, push)),
            _ => None,
        };
        pushes.into_iter().filter_map(push).collect()
    }

    pub fn asks(&self, of: u32) -> bool {
        self.messages.iter().any(|message| matches!(message, Message::Ask { tab, .. } if *tab == of))
    }
}

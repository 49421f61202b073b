//! The way back from what was done to an enquiry. A question stays asked.

use shared::{
    command::{Command, EnquiryAnswer, EnquiryDetail, EnquiryDiscount, EnquiryMove},
    world::World,
};

pub fn answer(done: &EnquiryAnswer, world: &World) -> Option<Command> {
    let text = world.enquiries.get(&done.enquiry)?.questions.get(&done.question)?.answer.clone();
    (text != done.text).then(|| EnquiryAnswer { text, ..done.clone() }.into())
}

pub fn detail(done: &EnquiryDetail, world: &World) -> Option<Command> {
    let to = world.enquiries.get(&done.enquiry)?.standing(&done.to);
    (to != done.to).then(|| EnquiryDetail { enquiry: done.enquiry, to }.into())
}

/// As much off as before, unless that had been signed. It bears the id of the approval that was asked for where it was
/// above the limit: then that is withdrawn.
pub fn discount(done: &EnquiryDiscount, world: &World) -> Option<Command> {
    let before = world.enquiries.get(&done.enquiry)?.discount;
    let off = match before {
        Some(before) if before.signed.is_some() => return None,
        before => before.map(|before| before.off).unwrap_or_default(),
    };
    Some(EnquiryDiscount { expect: done.off, off, ..done.clone() }.into())
}

pub fn moved(done: &EnquiryMove) -> Option<Command> {
    (done.expect != done.to)
        .then(|| EnquiryMove { expect: done.to.clone(), to: done.expect.clone(), ..done.clone() }.into())
}

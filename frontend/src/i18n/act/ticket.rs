//! What is done with tickets, in words.

use crate::i18n::{Language, tell::Teller};
use shared::{
    attachment::Attachment,
    command::{Command, TicketAssign, TicketMove, TicketOpen, TicketSay},
    ticket::{Detail, Voice},
};

/// `None` for what is no ticket's command, or only the system's.
pub fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let words = teller.words;
    Some(match command {
        Command::TicketOpen(c) => open(teller, c),
        Command::TicketSay(c) => say(teller, c),
        Command::TicketNote(c) => with_files(words.pick(["内部备注：", "Internal note: "]), &c.text, &c.files),
        Command::TicketDetail(c) => detail(teller, &c.to),
        Command::TicketLink(c) => {
            let what =
                if c.on { ["关联订单 ", "Link the order "] } else { ["取消关联订单 ", "Unlink the order "] };
            format!("{}{}", words.pick(what), teller.order(c.order))
        }
        Command::TicketSeen(_) => words.pick(["标为已读", "Mark as read"]).to_owned(),
        Command::TicketAssign(c) => assign(teller, c),
        Command::TicketMove(c) => step(teller, c),
        _ => return None,
    })
}

fn open(teller: Teller<'_>, command: &TicketOpen) -> String {
    let channel = teller.words.channel(command.channel);
    let said = if command.text.is_empty() { String::new() } else { format!(" · {}", command.text) };
    let (open, close) = (teller.words.pick(["新工单（", "New ticket ("]), teller.words.pick(["）：", "): "]));
    with_files(&format!("{open}{channel}{close}"), &format!("{}{said}", command.subject), &command.files)
}

fn say(teller: Teller<'_>, command: &TicketSay) -> String {
    let who = match command.voice {
        Voice::Us => ["回复客户：", "Reply: "],
        Voice::Customer => ["客户说：", "The customer said: "],
    };
    with_files(teller.words.pick(who), &command.text, &command.files)
}

fn with_files(head: &str, text: &str, files: &[Attachment]) -> String {
    let names = files.iter().map(|file| format!("[{}]", file.name));
    let parts = std::iter::once(text.to_owned()).filter(|text| !text.is_empty()).chain(names);
    format!("{head}{}", parts.collect::<Vec<_>>().join(" "))
}

fn detail(teller: Teller<'_>, detail: &Detail) -> String {
    let words = teller.words;
    let labelled = |label: [&'static str; 2], value: String| format!("{} → {value}", words.pick(label));
    match detail {
        Detail::Subject(subject) => labelled(["主题", "Subject"], subject.clone()),
        Detail::Priority(priority) => labelled(["优先级", "Priority"], words.priority(*priority).to_owned()),
        Detail::Line(None) => labelled(["服务线", "Line"], words.pick(["不限", "any"]).to_owned()),
        Detail::Line(Some(line)) => labelled(["服务线", "Line"], words.line_named(teller.world.workspace(), line)),
        Detail::Promised(None) => words.pick(["取消承诺的回复时间", "Take back the promised time"]).to_owned(),
        Detail::Promised(Some(at)) => labelled(["承诺回复", "Answer promised"], teller.moment(*at)),
        Detail::Tag { tag, on: true } => format!("{}{tag}", words.pick(["加标签：", "Add the tag "])),
        Detail::Tag { tag, on: false } => format!("{}{tag}", words.pick(["去掉标签：", "Remove the tag "])),
        Detail::Customer(id) => labelled(["客户", "Customer"], teller.customer(*id)),
    }
}

fn assign(teller: Teller<'_>, command: &TicketAssign) -> String {
    let person = |id| teller.person(id);
    let is_me = teller.me.is_some() && command.to == teller.me;
    let said = match (teller.words.language, command.expect, command.to) {
        (Language::Zh, None, _) if is_me => "接手".to_owned(),
        (Language::En, None, _) if is_me => "Take it".to_owned(),
        (Language::Zh, Some(from), _) if is_me => format!("从 {} 接手", person(from)),
        (Language::En, Some(from), _) if is_me => format!("Take it from {}", person(from)),
        (Language::Zh, None, Some(to)) => format!("交给 {}", person(to)),
        (Language::En, None, Some(to)) => format!("Give it to {}", person(to)),
        (Language::Zh, Some(from), Some(to)) => format!("从 {} 转给 {}", person(from), person(to)),
        (Language::En, Some(from), Some(to)) => format!("Hand over from {} to {}", person(from), person(to)),
        (Language::Zh, _, None) => "放回未分配".to_owned(),
        (Language::En, _, None) => "Put it back".to_owned(),
    };
    with_reason(said, &command.reason)
}

fn step(teller: Teller<'_>, command: &TicketMove) -> String {
    let words = teller.words;
    let mut said = format!("{} → {}", words.ticket_status(command.expect), words.ticket_status(command.to));
    if let Some(closing) = &command.closing {
        let wrap_up = words.wrap_up_named(teller.world.workspace(), &closing.wrap_up);
        said.push_str(&format!(" · {wrap_up} · {}", words.word(closing.word)));
    }
    with_reason(said, &command.reason)
}

fn with_reason(said: String, reason: &str) -> String {
    if reason.is_empty() { said } else { format!("{said} · {reason}") }
}

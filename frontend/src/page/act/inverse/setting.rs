//! The way back from a change of the settings: what was there before, or its removal.

use shared::{
    command::{Command, Setting, SettingSet, ShopSet},
    workspace::Workspace,
    world::World,
};

pub fn setting(to: &Setting, workspace: &Workspace) -> Option<Command> {
    let back = match to {
        Setting::Name(_) => Setting::Name(workspace.name.clone()),
        Setting::Zone(_) => Setting::Zone(workspace.zone.clone()),
        Setting::IdleMinutes(_) => Setting::IdleMinutes(workspace.idle_minutes),
        Setting::HotDays(_) => Setting::HotDays(workspace.hot_days),
        Setting::SilenceHours(_) => Setting::SilenceHours(workspace.silence_hours),
        Setting::Flag { flag, .. } => {
            Setting::Flag { flag: *flag, meaning: workspace.flags.get(flag).cloned().unwrap_or_default() }
        }
        Setting::Couriers(_) => Setting::Couriers(workspace.couriers.clone()),
        Setting::VerifyScript(_) => Setting::VerifyScript(workspace.verify_script.clone()),
        Setting::Evidence { reason, .. } => {
            Setting::Evidence { reason: *reason, on: workspace.after_sales.evidence.contains(reason) }
        }
        Setting::Freight { reason, .. } => {
            Setting::Freight { reason: *reason, payer: workspace.after_sales.payer(*reason) }
        }
        Setting::StepMinutes { step, .. } => {
            Setting::StepMinutes { step: *step, minutes: workspace.after_sales.minutes(*step) }
        }
        Setting::UrgentMinutes(_) => Setting::UrgentMinutes(workspace.after_sales.urgent_minutes),
        Setting::ReturnDays(_) => Setting::ReturnDays(workspace.after_sales.return_days),
        Setting::Taking(_) => Setting::Taking(workspace.taking.clone()),
        Setting::PromiseHours(_) => Setting::PromiseHours(workspace.sending.promise_hours),
        Setting::UnpaidMinutes(_) => Setting::UnpaidMinutes(workspace.sending.unpaid_minutes),
        Setting::TellDays(_) => Setting::TellDays(workspace.sending.tell_days),
        Setting::Template { message, .. } => {
            let words = workspace.sending.templates.get(message).cloned().unwrap_or_default();
            Setting::Template { message: *message, words }
        }
        Setting::Costs(_) => Setting::Costs(workspace.after_sales.costs.clone()),
        Setting::Signers { asked, .. } => Setting::Signers { asked: *asked, roles: workspace.approvals.sign(*asked) },
        Setting::Told { asked, .. } => Setting::Told { asked: *asked, roles: workspace.approvals.tell(*asked) },
        Setting::RosterRules(_) => Setting::RosterRules(workspace.roster_rules),
        Setting::Role(role) => match workspace.role(&role.id) {
            Some(known) => Setting::Role(known.clone()),
            None => Setting::RoleGone(role.id.clone()),
        },
        Setting::Line(line) => match workspace.line(&line.id) {
            Some(known) => Setting::Line(known.clone()),
            None => Setting::LineGone(line.id.clone()),
        },
        Setting::ShiftType(shift) => match workspace.shift_type(&shift.id) {
            Some(known) => Setting::ShiftType(known.clone()),
            None => Setting::ShiftTypeGone(shift.id.clone()),
        },
        Setting::WrapUp(wrap_up) => match workspace.wrap_ups.iter().find(|known| known.id == wrap_up.id) {
            Some(known) => Setting::WrapUp(known.clone()),
            None => Setting::WrapUpGone(wrap_up.id.clone()),
        },
        Setting::RoleGone(id) => Setting::Role(workspace.role(id)?.clone()),
        Setting::LineGone(id) => Setting::Line(workspace.line(id)?.clone()),
        Setting::ShiftTypeGone(id) => Setting::ShiftType(workspace.shift_type(id)?.clone()),
        Setting::WrapUpGone(id) => Setting::WrapUp(workspace.wrap_ups.iter().find(|known| known.id == *id).cloned()?),
    };
    (back != *to).then(|| SettingSet { to: back }.into())
}

/// A shop gets its old name back; a new one stays.
pub fn shop(set: &ShopSet, world: &World) -> Option<Command> {
    let known = world.shops.get(&set.shop.id).filter(|known| ***known != set.shop)?;
    Some(ShopSet { shop: (**known).clone() }.into())
}

//! Settings, one at a time; what an older workspace gets; who may change which.

use crate::desk::{Desk, person, staff, workspace};
use shared::{
    aftersale::{CaseKind, Reason, Step, freight::Payer, policy::Costs},
    command::{Command, Field, Invalid, Rejection, Setting, SettingSet, StaffSet},
    money::Fen,
    order::{Flag, message::Message},
    permit,
    record::{Kind, Record},
    roster::{
        rule::{Rules, Strength},
        shift::{ShiftType, ShiftTypeId, default_shift_types},
    },
    staff::{Grade, Line, LineId, Permission, Permission::*, Role, RoleId, Staff},
    ticket::{WrapUp, WrapUpId},
    workspace::Workspace,
};

fn set(to: Setting) -> Command {
    SettingSet { to }.into()
}

fn role(word: &str, permissions: &[Permission]) -> Setting {
    let permissions = permissions.iter().copied().collect();
    Setting::Role(Role {
        id: RoleId::named(word),
        name: String::new(),
        permissions,
        limit: Fen::ZERO,
        discount: Fen::ZERO,
    })
}

fn template(words: &str) -> Setting {
    Setting::Template { message: Message::Delayed, words: words.to_owned() }
}

/// A role that decides so much alone.
fn limit(limit: i64) -> Setting {
    let id = RoleId::named("clerk");
    let role = Role { id, name: String::new(), permissions: [].into(), limit: Fen(limit), discount: Fen::ZERO };
    Setting::Role(role)
}

fn minutes(minutes: u32) -> Setting {
    Setting::StepMinutes { step: Step::Judging, minutes }
}

fn costs(change: impl FnOnce(&mut Costs)) -> Setting {
    let mut costs = Costs::default();
    change(&mut costs);
    Setting::Costs(costs)
}

fn line(word: &str, name: &str) -> Setting {
    Setting::Line(Line { id: LineId::named(word), name: name.to_owned() })
}

fn shift(mark: &str) -> ShiftType {
    ShiftType {
        id: ShiftTypeId::named("night"),
        name: "夜班".to_owned(),
        mark: mark.to_owned(),
        ..default_shift_types().remove(2)
    }
}

#[test]
fn what_is_taken_and_what_is_not() {
    let invalid = |field, why| Some(Rejection::Invalid { field, why });
    let couriers = |names: &[&str]| Setting::Couriers(names.iter().map(|name| (*name).to_owned()).collect());
    let last = invalid(Field::Roles, Invalid::LastAdmin);
    for (name, setting, refused) in [
        ("a name", Setting::Name("新店".into()), None),
        ("no name", Setting::Name(" ".into()), invalid(Field::Name, Invalid::Empty)),
        ("a long name", Setting::Name("店".repeat(61)), invalid(Field::Name, Invalid::TooLong)),
        ("a zone", Setting::Zone("Europe/Berlin".into()), None),
        ("a zone that there is not", Setting::Zone("Asia/Nowhere".into()), invalid(Field::Zone, Invalid::Unknown)),
        ("X2 never lock", Setting::IdleMinutes(0), None),
        ("T5 silence", Setting::SilenceHours(24), None),
        ("O3 a meaning", Setting::Flag { flag: Flag::Red, meaning: "催发".into() }, None),
        ("O3 none", Setting::Flag { flag: Flag::Red, meaning: String::new() }, None),
        (
            "O3 a long meaning",
            Setting::Flag { flag: Flag::Red, meaning: "长".repeat(61) },
            invalid(Field::Name, Invalid::TooLong),
        ),
        ("O7 couriers", couriers(&["中通", "顺丰"]), None),
        ("O7 a courier without a name", couriers(&["中通", " "]), invalid(Field::Courier, Invalid::Empty)),
        ("O7 too many couriers", couriers(&["x"; 101]), invalid(Field::Courier, Invalid::TooLong)),
        ("O5 a script", Setting::VerifyScript("{地址}".into()), None),
        ("O5 the house's own", Setting::VerifyScript(String::new()), None),
        (
            "O5 a slot that there is not",
            Setting::VerifyScript("{x}".into()),
            Some(Rejection::UnknownSlot { word: "x".into() }),
        ),
        ("O4 a minute", Setting::UnpaidMinutes(1), None),
        ("O4 no time at all", Setting::UnpaidMinutes(0), invalid(Field::Minutes, Invalid::Unknown)),
        ("O7 an hour", Setting::PromiseHours(1), None),
        ("O7 more than a year", Setting::PromiseHours(366 * 24 + 1), invalid(Field::Minutes, Invalid::Unknown)),
        ("O7 no days", Setting::TellDays(0), invalid(Field::Day, Invalid::Unknown)),
        ("O7 a year", Setting::TellDays(365), None),
        ("O7 long words", template(&"长".repeat(501)), invalid(Field::Text, Invalid::TooLong)),
        ("O5 a long script", Setting::VerifyScript("长".repeat(1_001)), invalid(Field::Text, Invalid::TooLong)),
        ("R2 rules", Setting::RosterRules(Rules { run: Strength::Off, ..Rules::default() }), None),
        ("a role of the team's own", role("night_lead", &[TicketWork]), None),
        ("a bad word", role("Night Lead", &[]), invalid(Field::Name, Invalid::Characters)),
        ("no word", role("", &[]), invalid(Field::Name, Invalid::Empty)),
        ("a long word", role(&"x".repeat(41), &[]), invalid(Field::Name, Invalid::TooLong)),
        ("a long name of a role", line("x", &"长".repeat(41)), invalid(Field::Name, Invalid::TooLong)),
        ("a line", line("vip", "大客户"), None),
        ("R1 a shift", Setting::ShiftType(shift("夜")), None),
        ("R1 a mark too long", Setting::ShiftType(shift("夜班车")), invalid(Field::Shift, Invalid::TooLong)),
        ("T5 a wrap-up", Setting::WrapUp(WrapUp { id: WrapUpId("gift".into()), name: "送礼".into() }), None),
        ("A1 photos for a reason", Setting::Evidence { reason: Reason::Size, on: true }, None),
        ("A1 none", Setting::Evidence { reason: Reason::Quality, on: false }, None),
        ("A2 who pays freight", Setting::Freight { reason: Reason::Size, payer: Payer::Seller }, None),
        ("A5 a limit", limit(0), None),
        ("A5 the widest limit", limit(Fen::MOST.0), None),
        ("A5 a limit below nothing", limit(-1), invalid(Field::Amount, Invalid::Unknown)),
        ("A5 a limit past belief", limit(Fen::MOST.0 + 1), invalid(Field::Amount, Invalid::Unknown)),
        ("A9 a minute", minutes(1), None),
        ("A9 a year", minutes(366 * 24 * 60), None),
        ("A9 no time at all", minutes(0), invalid(Field::Minutes, Invalid::Unknown)),
        ("A9 more than a year", minutes(366 * 24 * 60 + 1), invalid(Field::Minutes, Invalid::Unknown)),
        ("A7 an hour", Setting::UrgentMinutes(60), None),
        ("A7 no time at all", Setting::UrgentMinutes(0), invalid(Field::Minutes, Invalid::Unknown)),
        ("A7 no end", Setting::UrgentMinutes(u32::MAX), invalid(Field::Minutes, Invalid::Unknown)),
        ("A5 no return without a reason", Setting::ReturnDays(0), None),
        ("A5 a year for it", Setting::ReturnDays(365), None),
        ("A5 more than a year for it", Setting::ReturnDays(366), invalid(Field::Day, Invalid::Unknown)),
        ("A3 costs", costs(|_| {}), None),
        ("A3 free freight", costs(|costs| costs.freight = Fen::ZERO), None),
        ("A3 all of it", costs(|costs| costs.goods_percent = 100), None),
        ("a role that somebody has", Setting::RoleGone(RoleId::named("agent")), invalid(Field::Roles, Invalid::InUse)),
        ("a role that nobody has", Setting::RoleGone(RoleId::named("emperor")), None),
        ("the last who administers people", role("admin", &[SettingsEdit]), last.clone()),
        ("the last role that changes settings", role("admin", &[StaffEdit]), last),
        ("a line goes", Setting::LineGone(LineId::named("chat")), None),
        ("a shift goes", Setting::ShiftTypeGone(ShiftTypeId::named("half")), None),
        ("a wrap-up goes", Setting::WrapUpGone(WrapUpId("courier".into())), None),
    ] {
        assert_eq!(Desk::new().does(set(setting)).err(), refused, "{name}");
    }
}

#[test]
fn a3_costs_past_belief_are_refused() {
    let past = Fen(Fen::MOST.0 + 1);
    let changes: [fn(&mut Costs, Fen); 4] = [
        |costs, fen| costs.freight = fen,
        |costs, fen| costs.handling = fen,
        |costs, fen| costs.minute = fen,
        |costs, fen| costs.customer = fen,
    ];
    let shares: [fn(&mut Costs); 6] = [
        |costs| costs.goods_percent = 101,
        |costs| costs.resale_percent = 101,
        |costs| costs.faulty_resale_percent = 101,
        |costs| costs.allowance_percent = 101,
        |costs| costs.lost = [(CaseKind::Return, 101)].into(),
        |costs| costs.minutes = [(CaseKind::Return, 10_001)].into(),
    ];
    let amounts = changes.iter().flat_map(|change| [Fen(-1), past].map(|fen| costs(|costs| change(costs, fen))));
    let refused = Some(Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown });
    for setting in amounts.chain(shares.into_iter().map(costs)) {
        assert_eq!(Desk::new().does(set(setting.clone())).err(), refused, "{setting:?}");
    }
}

#[test]
fn a9_what_is_set_is_what_cases_go_by() {
    let mut desk = Desk::new();
    let settings = [
        Setting::Evidence { reason: Reason::Size, on: true },
        Setting::Evidence { reason: Reason::Quality, on: false },
        Setting::Freight { reason: Reason::Size, payer: Payer::Seller },
        Setting::StepMinutes { step: Step::Judging, minutes: 5 },
        Setting::StepMinutes { step: Step::Judging, minutes: 6 },
        Setting::UrgentMinutes(7),
        Setting::ReturnDays(15),
        costs(|costs| costs.customer = Fen(9)),
        limit(777),
    ];
    settings.into_iter().for_each(|setting| drop(desk.does(set(setting)).unwrap()));
    let workspace = desk.world.workspace().unwrap();
    let set = &workspace.after_sales;
    assert_eq!(set.evidence, [Reason::WrongItem, Reason::Damaged, Reason::Size].into());
    assert_eq!((set.payer(Reason::Size), set.payer(Reason::NoReason)), (Payer::Seller, Payer::Buyer));
    assert_eq!((set.minutes(Step::Judging), set.minutes(Step::LookingUp)), (6, 120));
    assert_eq!((set.urgent_minutes, set.return_days, set.costs.customer), (7, 15, Fen(9)));
    assert_eq!(workspace.limit(&staff("x", "clerk")), Fen(777));
    // Which of two roles is wider is seen when it is asked for.
    let both = Staff { roles: ["clerk", "lead"].map(RoleId::named).into(), ..staff("x", "clerk") };
    assert_eq!(workspace.limit(&both), Fen(20_000));
}

/// Two people who change different things apart from each other lose nothing to each other.
#[test]
fn two_settings_at_once_both_stay() {
    let mut desk = Desk::new();
    let settings = [
        Setting::Name("新店".into()),
        Setting::Flag { flag: Flag::Red, meaning: "催发".into() },
        Setting::Flag { flag: Flag::Green, meaning: String::new() },
        line("vip", "大客户"),
        line("phone", "热线"),
        Setting::LineGone(LineId::named("email")),
        Setting::ShiftType(shift("夜")),
        Setting::SilenceHours(24),
    ];
    settings.into_iter().for_each(|setting| drop(desk.does(set(setting)).unwrap()));
    let workspace = desk.world.workspace().unwrap();
    assert_eq!((workspace.name.as_str(), workspace.silence_hours), ("新店", 24));
    assert_eq!(
        (workspace.flags.get(&Flag::Red).map(String::as_str), workspace.flags.get(&Flag::Green)),
        (Some("催发"), None)
    );
    let lines: Vec<_> = workspace.lines.iter().map(|line| (line.id.0.as_str(), line.name.as_str())).collect();
    assert_eq!(lines, [("pre_sale", ""), ("after_sale", ""), ("chat", ""), ("phone", "热线"), ("vip", "大客户")]);
    assert_eq!(workspace.shift_types.len(), 5);
}

#[test]
fn a_full_list_takes_no_more_but_changes_what_it_has() {
    let mut desk = Desk::new();
    (0..95).for_each(|n| drop(desk.does(set(line(&format!("l{n}"), "x"))).unwrap()));
    let full = Rejection::Invalid { field: Field::Name, why: Invalid::TooLong };
    assert_eq!(desk.does(set(line("one_more", "x"))).err(), Some(full));
    desk.does(set(line("l7", "changed"))).unwrap();
    assert_eq!(desk.world.workspace().unwrap().line(&LineId::named("l7")).unwrap().name, "changed");
}

#[test]
fn who_may_change_what() {
    let mut desk = Desk::new();
    desk.does(set(role("keeper", &[SettingsEdit]))).unwrap();
    desk.does(StaffSet { staff: staff("keeper", "keeper") }).unwrap();
    for (name, command, refused) in [
        ("a setting", set(Setting::SilenceHours(1)), None),
        ("a role", set(role("agent", &[])), Some(Rejection::Denied { permission: StaffEdit })),
        ("a role goes", set(Setting::RoleGone(RoleId::named("x"))), Some(Rejection::Denied { permission: StaffEdit })),
    ] {
        let keeper = shared::command::Actor::Staff(person("keeper"));
        assert_eq!(permit::may(keeper, &command, &desk.world).err(), refused, "{name} by who keeps the settings");
        let admin = shared::command::Actor::Staff(person("ada"));
        assert_eq!(permit::may(admin, &command, &desk.world), Ok(()), "{name} by the admin");
        let lead = shared::command::Actor::Staff(person("lead"));
        let denied = Some(Rejection::Denied { permission: SettingsEdit });
        assert_eq!(permit::may(lead, &command, &desk.world).err(), denied, "{name} by a lead");
    }
}

/// What the build before this one wrote: no lines, no shifts, no wrap-ups, fewer permissions.
const OLD: &str = r#"{"id":"8da72bd3-6412-56da-a76e-64a3ece80d42","name":"云上小铺","zone":"Asia/Tokyo","roles":[
    {"id":"agent","permissions":["order_mark"]},{"id":"lead","name":"班长","permissions":["contact_see","order_audit"]},
    {"id":"night","name":"夜班","permissions":["order_mark"]},
    {"id":"admin","permissions":["staff_edit","settings_edit"]}],"flags":{"red":"催发"},"couriers":["中通"],"idle_minutes":3}"#;

fn old() -> Workspace {
    match Record::read(Kind::Workspace, OLD) {
        Ok(Record::Workspace(workspace)) => Workspace::clone(&workspace),
        other => panic!("readable: {other:?}"),
    }
}

#[test]
fn an_older_workspace_gets_what_is_new_and_keeps_its_own() {
    let old = old();
    let new = old.renewed().unwrap();
    let house = workspace();
    assert_eq!((new.name.as_str(), new.zone.as_str(), new.idle_minutes), ("云上小铺", "Asia/Tokyo", 3));
    assert_eq!((&new.flags, &new.couriers), (&old.flags, &old.couriers));
    assert_eq!((&new.lines, &new.shift_types, &new.wrap_ups), (&house.lines, &house.shift_types, &house.wrap_ups));
    assert_eq!((new.silence_hours, new.roster_rules), (72, Rules::default()));
    let permissions =
        |word: &str| new.role(&RoleId::named(word)).map(|role| role.permissions.iter().copied().collect::<Vec<_>>());
    assert_eq!(permissions("agent").unwrap(), [OrderMark, TicketWork, CustomerEdit, CaseWork]);
    assert_eq!(
        permissions("lead").unwrap(),
        [ContactSee, OrderAudit, TicketWork, TicketAssign, CustomerEdit, CaseWork, CaseApprove]
    );
    assert_eq!(permissions("night").unwrap(), [OrderMark], "what the team made is the team's business");
    let of_admin = permissions("admin").unwrap();
    let gets = [TicketWork, TicketAssign, CustomerEdit, CaseWork, CaseApprove, ReturnInspect, CaseRepair, RefundPay];
    assert!(gets.iter().all(|permission| of_admin.contains(permission)) && !of_admin.contains(&OrderMark));
    let limit = |word: &str| new.role(&RoleId::named(word)).unwrap().limit;
    assert_eq!([limit("agent"), limit("lead"), limit("night")], [Fen::ZERO, Fen(20_000), Fen::ZERO]);
    assert_eq!(new.renewed(), None, "once is enough");
    // What a team took from a role since the last edition stays taken.
    let mut between = Workspace { defaults: 1, ..new.clone() };
    between.roles.iter_mut().for_each(|role| role.permissions.clear());
    let later = between.renewed().unwrap();
    let agent = later.role(&RoleId::named("agent")).unwrap();
    assert_eq!(agent.permissions.iter().copied().collect::<Vec<_>>(), [CaseWork]);
    let own =
        Workspace { lines: vec![Line { id: LineId::named("vip"), name: "大客户".into() }], silence_hours: 5, ..old };
    let kept = own.renewed().unwrap();
    assert_eq!((&kept.lines, kept.silence_hours), (&own.lines, 5));
}

#[test]
fn a_person_of_an_older_build_is_still_read() {
    let old = r#"{"id":"0a7abf8e-bdae-5e22-a2df-827c694bb55b","name":"bo","roles":["agent"]}"#;
    let read: Staff = serde_json::from_str(old).unwrap();
    assert!(read.active && read.post.lines.is_empty());
    assert_eq!(read.post.grade, Grade::Trainee);
}

//! The workspace: one team's settings. Defaults live here, never as constants in rules.

use crate::{
    aftersale::policy::AfterSales,
    approval::policy::Approvals,
    id::WorkspaceId,
    money::Fen,
    order::{Flag, message::Message, script},
    roster::{
        rule::Rules,
        shift::{ShiftType, ShiftTypeId, default_shift_types},
    },
    staff::{Line, LineId, Permission, Role, RoleId, Staff, default_lines, default_roles},
    ticket::{WrapUp, default_wrap_ups},
    time::Zone,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The present edition of the house's defaults.
const DEFAULTS: u32 = 4;

/// The settings of a team. There is one record of this kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    pub id: WorkspaceId,
    pub name: String,
    /// Zone in which the team reads times: `Asia/Shanghai`.
    pub zone: String,
    pub roles: Vec<Role>,
    /// What the team means by a colour (O3). A colour that is missing has no meaning of its own.
    #[serde(default)]
    pub flags: BTreeMap<Flag, String>,
    /// Couriers offered when shipping (O7).
    #[serde(default)]
    pub couriers: Vec<String>,
    /// The words with which a buyer is asked to confirm an order (O5); empty: the house's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub verify_script: String,
    /// The lines of service.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// The shifts that a roster is made of (R1).
    #[serde(default)]
    pub shift_types: Vec<ShiftType>,
    #[serde(default)]
    pub roster_rules: Rules,
    /// What a ticket may be closed as (T5).
    #[serde(default)]
    pub wrap_ups: Vec<WrapUp>,
    /// Hours of silence after which a resolved ticket may be closed without the customer's word (T5).
    #[serde(default)]
    pub silence_hours: u32,
    #[serde(default)]
    pub after_sales: AfterSales,
    /// How orders are taken by phone and wholesale (O8).
    #[serde(default)]
    pub taking: Taking,
    /// When orders leave, and what buyers are told of it (O4, O7). Boxed: the command that sets all stands among small
    /// ones.
    #[serde(default)]
    pub sending: Box<Sending>,
    /// Whose signatures are needed, and who is told (O9, O10).
    #[serde(default)]
    pub approvals: Approvals,
    /// How far the house's defaults have been given to this workspace; see [`Workspace::renewed`].
    #[serde(default)]
    pub defaults: u32,
    /// Minutes without a key or a touch after which the screen locks; 0 never.
    #[serde(default)]
    pub idle_minutes: u32,
    /// Days for which what is over stays at hand before it goes into the archive.
    #[serde(default = "hot_days")]
    pub hot_days: u32,
}

/// As long as most platforms show what is over.
fn hot_days() -> u32 {
    90
}

/// How orders are taken by phone and wholesale (O8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Taking {
    /// What happens to an order that the customer's balance does not reach for.
    pub short_balance: ShortBalance,
    /// Of a hundred of the order's total, so much is to be paid in with it.
    pub deposit_percent: u32,
    /// Minutes within which the customer is told how the order stands.
    pub answer_minutes: u32,
}

/// What happens to an order that the customer's balance does not reach for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShortBalance {
    /// It waits until the balance reaches.
    #[default]
    Hold,
    /// It goes out, and is owed.
    Ship,
}

impl Default for Taking {
    fn default() -> Taking {
        Taking { short_balance: ShortBalance::Hold, deposit_percent: 30, answer_minutes: 10 }
    }
}

/// When orders leave, and what buyers are told of it (O4, O7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sending {
    /// Hours after paying within which an order leaves, where no day was promised.
    pub promise_hours: u32,
    /// Minutes after which an unpaid order is reminded of.
    pub unpaid_minutes: u32,
    /// Days after which what nobody told a buyer is past.
    pub tell_days: u32,
    /// The team's own words, where it has some.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub templates: BTreeMap<Message, String>,
}

impl Default for Sending {
    fn default() -> Sending {
        Sending { promise_hours: 48, unpaid_minutes: 30, tell_days: 3, templates: BTreeMap::new() }
    }
}

impl Sending {
    /// The words in which buyers are told.
    pub fn words(&self, message: Message) -> &str {
        self.templates.get(&message).map_or_else(|| message.words(), String::as_str)
    }
}

impl Workspace {
    /// A new workspace with the house's defaults.
    pub fn new(id: WorkspaceId, name: &str) -> Workspace {
        let flags = [
            (Flag::Red, "催发/投诉"),
            (Flag::Yellow, "身高体重与合适尺码"),
            (Flag::Green, "已核实"),
            (Flag::Blue, "改地址/快递"),
            (Flag::Purple, "售后"),
            (Flag::Cyan, "内部备注"),
        ];
        let couriers = ["中通", "圆通", "申通", "韵达", "极兔", "顺丰", "邮政", "京东"];
        Workspace {
            id,
            name: name.to_owned(),
            zone: "Asia/Shanghai".to_owned(),
            roles: default_roles(),
            flags: flags.map(|(flag, meaning)| (flag, meaning.to_owned())).into(),
            couriers: couriers.map(str::to_owned).into(),
            verify_script: String::new(),
            lines: default_lines(),
            shift_types: default_shift_types(),
            roster_rules: Rules::default(),
            wrap_ups: default_wrap_ups(),
            silence_hours: 72,
            after_sales: AfterSales::default(),
            taking: Taking::default(),
            sending: Box::default(),
            approvals: Approvals::default(),
            defaults: DEFAULTS,
            idle_minutes: 15,
            hot_days: hot_days(),
        }
    }

    /// A workspace of an older build with what the house has added since: its own settings stay, new
    /// lists are filled, and built-in roles get the permissions that did not exist then.
    pub fn renewed(&self) -> Option<Workspace> {
        use Permission::{
            CaseApprove, CaseRepair, CaseWork, CustomerEdit, LedgerEdit, RefundPay, ReturnInspect, RosterEdit,
            StockEdit, TicketAssign, TicketWork,
        };
        if self.defaults >= DEFAULTS {
            return None;
        }
        let editions: [&[Permission]; DEFAULTS as usize] = [
            &[TicketWork, TicketAssign, CustomerEdit, RosterEdit],
            &[CaseWork, CaseApprove, ReturnInspect, CaseRepair, RefundPay],
            &[StockEdit, LedgerEdit],
            &[],
        ];
        let added = editions[self.defaults as usize..].concat();
        let mut roles = self.roles.clone();
        for role in &mut roles {
            let Some(house) = default_roles().into_iter().find(|house| house.id == role.id) else { continue };
            role.permissions.extend(house.permissions.iter().filter(|permission| added.contains(permission)));
            // No build before those editions had limits.
            if self.defaults < 2 {
                role.limit = house.limit;
            }
            role.discount = house.discount;
        }
        let new = Workspace::new(self.id, &self.name);
        Some(Workspace {
            roles,
            lines: own_or(&self.lines, new.lines),
            shift_types: own_or(&self.shift_types, new.shift_types),
            wrap_ups: own_or(&self.wrap_ups, new.wrap_ups),
            silence_hours: if self.silence_hours == 0 { new.silence_hours } else { self.silence_hours },
            defaults: DEFAULTS,
            ..self.clone()
        })
    }

    /// The words with which a buyer is asked to confirm an order (O5).
    pub fn verify_script(&self) -> &str {
        if self.verify_script.is_empty() { script::VERIFY } else { &self.verify_script }
    }

    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| &role.id == id)
    }

    pub fn line(&self, id: &LineId) -> Option<&Line> {
        self.lines.iter().find(|line| &line.id == id)
    }

    pub fn shift_type(&self, id: &ShiftTypeId) -> Option<&ShiftType> {
        self.shift_types.iter().find(|shift| &shift.id == id)
    }

    /// Whether one of the person's roles permits it. Who has left is permitted nothing.
    pub fn permits(&self, staff: &Staff, permission: Permission) -> bool {
        staff.active
            && self.roles.iter().any(|role| staff.roles.contains(&role.id) && role.permissions.contains(&permission))
    }

    /// Up to what worth the person decides by themselves (A5): as far as the widest of their roles.
    pub fn limit(&self, staff: &Staff) -> Fen {
        let own = self.roles.iter().filter(|role| staff.roles.contains(&role.id));
        own.map(|role| role.limit).max().unwrap_or_default()
    }

    /// Up to what sum the person takes off an enquiry's list price by themselves (O4), as above.
    pub fn discount_limit(&self, staff: &Staff) -> Fen {
        let own = self.roles.iter().filter(|role| staff.roles.contains(&role.id));
        own.map(|role| role.discount).max().unwrap_or_default()
    }

    /// The zone by its name, or UTC when the name is unknown to this build.
    pub fn zone(&self) -> Zone {
        Zone::named(&self.zone).unwrap_or_else(Zone::utc)
    }
}

/// The team's own list, or the house's where the team has none.
fn own_or<T: Clone>(own: &[T], house: Vec<T>) -> Vec<T> {
    if own.is_empty() { house } else { own.to_vec() }
}

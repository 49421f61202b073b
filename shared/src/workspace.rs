//! The workspace: one team's settings. Defaults live here, never as constants in rules.

use crate::{
    id::WorkspaceId,
    order::Flag,
    staff::{Permission, Role, Staff, default_roles},
    time::Zone,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Minutes without a key or a touch after which the screen locks; 0 never.
    #[serde(default)]
    pub idle_minutes: u32,
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
            idle_minutes: 15,
        }
    }

    /// Whether one of the person's roles permits it. Who has left is permitted nothing.
    pub fn permits(&self, staff: &Staff, permission: Permission) -> bool {
        staff.active
            && self.roles.iter().any(|role| staff.roles.contains(&role.id) && role.permissions.contains(&permission))
    }

    /// The zone by its name, or UTC when the name is unknown to this build.
    pub fn zone(&self) -> Zone {
        Zone::named(&self.zone).unwrap_or_else(Zone::utc)
    }
}

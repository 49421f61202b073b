//! Whose signatures are needed for what, and which departments are told (O9, O10): the team's setting.

use super::Ask;
use crate::{staff::RoleId, workspace::Workspace};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A kind of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// 加急
    Rush,
    /// 价格
    Price,
    /// 超期退货
    LateReturn,
    /// 打单后修改
    Change,
    /// 打单后取消
    Cancel,
    /// 优惠申请
    Discount,
}

impl Asked {
    pub const ALL: [Asked; 6] = {
        use Asked::*;
        [Rush, Price, Discount, LateReturn, Change, Cancel]
    };
}

/// The settings, where the team differs from the house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approvals {
    /// The roles that sign, in this order; none: nobody has to.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sign: BTreeMap<Asked, Vec<RoleId>>,
    /// The departments that are told when it is granted.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tell: BTreeMap<Asked, Vec<RoleId>>,
}

impl Approvals {
    /// The roles that sign, in order.
    pub fn sign(&self, asked: Asked) -> Vec<RoleId> {
        let house: &[&str] = match asked {
            Asked::Rush => &["lead", "warehouse"],
            Asked::Price | Asked::LateReturn => &["lead", "supervisor"],
            Asked::Change | Asked::Cancel => &["warehouse"],
            // As far as is needed; see `needed`.
            Asked::Discount => &["lead", "supervisor", "manager"],
        };
        self.sign.get(&asked).cloned().unwrap_or_else(|| house.iter().map(|word| RoleId::named(word)).collect())
    }

    /// Whether the role signs for anything, or is told of anything.
    pub fn names(&self, role: &RoleId) -> bool {
        Asked::ALL.iter().any(|asked| self.sign(*asked).contains(role) || self.tell(*asked).contains(role))
    }

    /// The departments that are told.
    pub fn tell(&self, asked: Asked) -> Vec<RoleId> {
        let house: &[&str] = match asked {
            Asked::Cancel => &["warehouse", "finance"],
            Asked::Change => &["warehouse"],
            Asked::Rush | Asked::Price | Asked::LateReturn | Asked::Discount => &[],
        };
        self.tell.get(&asked).cloned().unwrap_or_else(|| house.iter().map(|word| RoleId::named(word)).collect())
    }
}

/// Whose signatures this asking needs, in order. For a discount the chain ends with the first role that may grant so
/// much by itself (O4).
pub fn needed(workspace: &Workspace, ask: &Ask) -> Vec<RoleId> {
    let mut roles = workspace.approvals.sign(ask.kind());
    if let Ask::Discount { off, .. } = ask {
        let may_grant = |id: &RoleId| workspace.role(id).is_some_and(|role| role.discount >= *off);
        let enough = roles.iter().position(may_grant);
        enough.into_iter().for_each(|last| roles.truncate(last + 1));
    }
    roles
}

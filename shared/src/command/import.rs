//! Taking in a platform's file (O1). A large file is many commands, each a slice of its rows; the
//! record of the import adds them up.

use super::{Ctx, Draft, Field, Invalid, Rejection, text};
use crate::{
    id::{ContactId, ImportId, OrderId, ShopId},
    order::import::{HeldRow, Import, ImportedOrder, merge},
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};

/// One slice of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderImport {
    pub import: ImportId,
    pub shop: ShopId,
    /// The file's name without its folder.
    pub file: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<ImportedOrder>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<HeldRow>,
    /// Orders that the sender saw to be unchanged and therefore left out.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unchanged: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl OrderImport {
    /// Most orders in one slice: a slice is one commit, and nobody should wait for it.
    pub const MOST_ORDERS: usize = 200;
    /// Most held rows kept with an import; a file with more is the wrong file.
    pub const MOST_HELD: usize = 2_000;

    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Name, &self.file, 255, true)?;
        if self.orders.len() > Self::MOST_ORDERS || self.held.len() > Self::MOST_HELD {
            return Err(Rejection::Invalid { field: Field::Orders, why: Invalid::TooLong });
        }
        let key = Key { kind: Kind::Shop, id: self.shop.0 };
        let platform = draft.shops.get(&self.shop).ok_or(Rejection::Missing { key })?.platform;
        let mut import = self.record(draft, ctx);
        for row in &self.orders {
            if row.number.is_empty() || row.number.len() > 32 || !row.number.bytes().all(|b| b.is_ascii_digit()) {
                return Err(Rejection::Invalid { field: Field::Number, why: Invalid::Characters });
            }
            let known = draft.orders.get(&OrderId::named(&[platform.word(), &row.number])).cloned();
            let contact = draft.contacts.get(&ContactId::named(&[platform.word(), &row.number])).cloned();
            let merged = merge(self.shop, platform, row, known.as_deref(), contact.as_deref(), ctx.at);
            let same_contact = merged.contact.as_ref() == contact.as_deref() || merged.contact.is_none();
            let count = match known {
                None => &mut import.imported,
                Some(known) if *known == merged.order && same_contact => &mut import.unchanged,
                Some(_) => &mut import.updated,
            };
            *count = count.saturating_add(1);
            draft.put(merged.order);
            // A file that is there already is the team's own: an order adds nothing to it.
            let unknown = merged.customer.filter(|customer| !draft.customers.contains_key(&customer.id));
            unknown.into_iter().for_each(|customer| draft.put(customer));
            merged.contact.into_iter().for_each(|contact| draft.put(contact));
        }
        draft.put(import);
        Ok(())
    }

    /// The record of this import so far, with this slice's held and skipped rows.
    fn record(&self, draft: &Draft<'_>, ctx: &Ctx) -> Import {
        let mut import = match draft.imports.get(&self.import) {
            Some(import) => Import::clone(import),
            None => Import {
                id: self.import,
                shop: self.shop,
                file: self.file.clone(),
                by: ctx.actor.staff(),
                at: ctx.at,
                imported: 0,
                updated: 0,
                unchanged: 0,
                held: Vec::new(),
            },
        };
        import.unchanged = import.unchanged.saturating_add(self.unchanged);
        let room = Self::MOST_HELD.saturating_sub(import.held.len());
        import.held.extend(self.held.iter().take(room).cloned());
        import
    }
}

//! Taking in a platform's file (O1). A large file is many commands, each a slice of its rows; the
//! record of the import adds them up. `put` makes the command of what a program sends.

pub mod put;

use super::{Ctx, Draft, Field, Invalid, Rejection, approval::inform, line};
use crate::{
    aftersale::{Case, lines::told_apart},
    id::{ApprovalId, ImportId, OrderId, ShopId},
    order::{
        Line, Order, Status,
        import::{Head, HeldReason, HeldRow, Import, ImportedOrder, ids, limit, merge},
    },
    record::{Key, Kind},
    shop::Platform,
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
    #[serde(default, skip_serializing_if = "crate::record::is_zero")]
    pub unchanged: u32,
}

impl OrderImport {
    /// Most orders in one slice: a slice is one commit, and nobody should wait for it.
    pub const MOST_ORDERS: usize = 200;
    /// Most held rows kept with an import; a file with more is the wrong file.
    pub const MOST_HELD: usize = 2_000;

    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        line(Field::Name, &self.file, 255, true)?;
        if self.orders.len() > Self::MOST_ORDERS || self.held.len() > Self::MOST_HELD {
            return Err(Rejection::Invalid { field: Field::Orders, why: Invalid::TooLong });
        }
        self.held.iter().try_for_each(check_held)?;
        self.orders.iter().try_for_each(check)?;
        let key = Key { kind: Kind::Shop, id: self.shop.0 };
        let platform = draft.shops.get(&self.shop).ok_or(Rejection::Missing { key })?.platform;
        if platform == Platform::House {
            return Err(Rejection::Invalid { field: Field::Shop, why: Invalid::Unknown });
        }
        let mut import = self.record(draft, ctx);
        for row in &self.orders {
            let (id, contact) = ids(self.shop, platform, &row.number);
            let known = draft.orders.get(&id).cloned();
            let contact = draft.contacts.get(&contact).cloned();
            let merged = merge(self.shop, platform, row, known.as_deref(), contact.as_deref(), ctx.at);
            let same_contact = merged.contact.as_ref() == contact.as_deref() || merged.contact.is_none();
            // Who holds the goods of what the buyer has cancelled is told of it (O10).
            if let Some(known) = known.as_deref().filter(|known| is_cancelled(known, &merged.order)) {
                let approval = ApprovalId::named(&["cancelled", &known.id.to_string()]);
                inform(draft, approval, known.id, ctx);
            }
            let count = match known {
                None => &mut import.imported,
                Some(known) if *known == merged.order && same_contact => &mut import.unchanged,
                Some(_) => &mut import.updated,
            };
            *count = count.saturating_add(1);
            draft.put(merged.order);
            tell_apart(draft, id);
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

/// Closed by the platform after it was printed, and before it has left.
fn is_cancelled(before: &Order, after: &Order) -> bool {
    let has_begun = matches!(before.status, Status::Printed | Status::Checked | Status::Packed);
    has_begun && after.status == Status::Closed
}

/// Cases that began before the order's lines were known speak of them from now on.
fn tell_apart(draft: &mut Draft<'_>, order: OrderId) {
    let cases: Vec<&Case> = draft.cases_of(order).map(|case| &**case).collect();
    let told = match draft.orders.get(&order) {
        Some(order) if !cases.is_empty() => told_apart(order, &cases),
        _ => Vec::new(),
    };
    told.into_iter().for_each(|case| draft.put(case));
}

/// Whether the row is one that the reader could have given.
fn check(row: &ImportedOrder) -> Result<(), Rejection> {
    let is_number = !row.number.is_empty() && row.number.bytes().all(|b| b.is_ascii_digit());
    if !is_number || row.number.len() > limit::NUMBER as usize {
        return Err(Rejection::Invalid { field: Field::Number, why: Invalid::Characters });
    }
    if row.lines.len() > limit::LINES {
        return Err(Rejection::Invalid { field: Field::Orders, why: Invalid::TooLong });
    }
    row.head.iter().try_for_each(check_head)?;
    row.lines.iter().try_for_each(check_line)
}

fn check_head(head: &Head) -> Result<(), Rejection> {
    short(Field::Name, &head.buyer, limit::NAME)?;
    short(Field::Name, &head.receiver, limit::NAME)?;
    short(Field::Address, &head.address, limit::ADDRESS)?;
    short(Field::Phone, &head.mobile, limit::NAME)?;
    short(Field::Phone, &head.phone, limit::NAME)?;
    short(Field::Text, &head.title, limit::TITLES)?;
    short(Field::Text, &head.buyer_message, limit::REMARK)?;
    short(Field::Memo, &head.memo, limit::REMARK)?;
    short(Field::Reason, &head.closed_reason, limit::NAME)?;
    head.parcel.iter().try_for_each(|parcel| {
        short(Field::Courier, &parcel.courier, limit::NAME)?;
        short(Field::Tracking, &parcel.tracking, limit::NAME)
    })
}

fn check_line(line: &Line) -> Result<(), Rejection> {
    short(Field::Number, &line.number, limit::NUMBER)?;
    let texts = [&line.title, &line.attributes, &line.code, &line.refund];
    texts.into_iter().try_for_each(|text| short(Field::Text, text, limit::LINE))
}

fn check_held(row: &HeldRow) -> Result<(), Rejection> {
    use HeldReason::*;
    short(Field::Number, &row.number, limit::EXCERPT)?;
    let texts = match &row.reason {
        NumberMissing | NumberRounded | NumberUnreadable => [None, None],
        CellsMissing { .. } | Contradicts { .. } | LinesTooMany { .. } => [None, None],
        StatusUnknown { text } | CurrencyForeign { text } => [None, Some(text)],
        AmountUnreadable { column, text } | TimeUnreadable { column, text } | CountUnreadable { column, text } => {
            [Some(column), Some(text)]
        }
        TooLong { column, .. } | NotText { column } => [Some(column), None],
    };
    texts.into_iter().flatten().try_for_each(|text| short(Field::Text, text, limit::EXCERPT))
}

/// A file's text is what it is: only its length is looked at.
fn short(field: Field, text: &str, most: u32) -> Result<(), Rejection> {
    // Counting characters is only worth while where there are as many bytes.
    let is_long = text.len() > most as usize && text.chars().count() > most as usize;
    if is_long { Err(Rejection::Invalid { field, why: Invalid::TooLong }) } else { Ok(()) }
}

//! Which files are one customer (C1): merging a duplicate into a file, taking it out again, and accounts, which are
//! files too. A merged file keeps all that is in it and only points elsewhere, so that taking it out needs no memory.

use super::{Ctx, Draft, Field, Invalid, Rejection, customer::known};
use crate::{
    customer::{Account, Customer, Merge},
    id::CustomerId,
    shop::Platform,
};
use serde::{Deserialize, Serialize};

/// Says that two files are one customer: from now on `into` stands for both. Both must stand for themselves, as the
/// person saw: a file that was merged elsewhere meanwhile is not taken from there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerMerge {
    pub customer: CustomerId,
    pub into: CustomerId,
}

/// Takes a file out of the one that it was merged into, with all that was merged into it before. Everything is as it
/// was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerSplit {
    pub customer: CustomerId,
    pub from: CustomerId,
}

impl CustomerMerge {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let (file, into) = (known(draft, self.customer)?, known(draft, self.into)?);
        // Two who want the same agree, whichever way round.
        if draft.head_of(file.id) == draft.head_of(into.id) {
            return Ok(());
        }
        if let Some(elsewhere) = [&file, &into].into_iter().find(|file| file.merged_into().is_some()) {
            return Err(Rejection::CustomerMerged { customer: elsewhere.id, into: draft.head_of(elsewhere.id) });
        }
        point(draft, ctx, file, Some(into.id));
        Ok(())
    }
}

impl CustomerSplit {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let file = known(draft, self.customer)?;
        match file.merged_into() {
            None => Ok(()),
            Some(into) if into != self.from => Err(Rejection::CustomerMerged { customer: file.id, into }),
            Some(_) => {
                point(draft, ctx, file, None);
                Ok(())
            }
        }
    }
}

fn point(draft: &mut Draft<'_>, ctx: &Ctx, mut file: Customer, into: Option<CustomerId>) {
    file.merges.push(Merge { at: ctx.at, by: ctx.actor.staff(), into });
    draft.put(file);
}

/// Makes an account one of the owner's, or takes it away; `false` when it is so already. An account that nobody has
/// seen yet gets a file, in which its orders will be; one that still has nothing but its name goes with it.
pub(super) fn account(
    draft: &mut Draft<'_>,
    ctx: &Ctx,
    owner: &Customer,
    account: &Account,
    on: bool,
) -> Result<bool, Rejection> {
    let invalid = |why| Err(Rejection::Invalid { field: Field::Account, why });
    if account.is_masked() || account.name.trim() != account.name {
        return invalid(Invalid::Characters);
    }
    // Who orders by phone has a file, and no name there.
    if account.platform == Platform::House {
        return invalid(Invalid::Unknown);
    }
    let id = account.customer();
    let is_theirs = draft.head_of(id) == draft.head_of(owner.id);
    if is_theirs == on || (!on && !draft.customers.contains_key(&id)) {
        return Ok(false);
    }
    if on && !draft.customers.contains_key(&id) {
        let platform = Some(account.platform);
        draft.put(Customer { platform, opened_at: Some(ctx.at), ..Customer::new(id, &account.name) });
    }
    let merged = known(draft, id)?.merged_into();
    match merged {
        None if on => CustomerMerge { customer: id, into: draft.head_of(owner.id) }.run(draft, ctx)?,
        Some(into) if on => return Err(Rejection::CustomerMerged { customer: id, into }),
        // The file began with it.
        None => return invalid(Invalid::InUse),
        Some(_) if draft.is_bare(id) => draft.remove(id.into()),
        Some(from) => CustomerSplit { customer: id, from }.run(draft, ctx)?,
    }
    Ok(true)
}

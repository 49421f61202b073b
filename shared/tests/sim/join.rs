//! What people might want to do with files that may be one customer's, given what they see: the same few, so that they
//! merge what another merges elsewhere.

use shared::{
    command::{Command, CustomerAddress, CustomerFact, CustomerMerge, CustomerSplit},
    customer::{Account, ContactPart, Customer, Fact, file},
    id::{ContactId, CustomerId},
    shop::Platform,
    world::World,
};

/// A command about whose a file is; `fresh` is a number that was never given before.
pub fn join(view: &World, what: u8, with: u16, fresh: u64) -> Command {
    let (one, other) = (some_file(view, with / 3), some_file(view, with / 7));
    match what % 4 {
        0 => CustomerMerge { customer: one, into: other }.into(),
        1 => {
            let merged: Vec<&Customer> = view.customers.values().map(|file| &**file).collect();
            let merged: Vec<_> = merged.into_iter().filter_map(|file| Some((file.id, file.merged_into()?))).collect();
            let (customer, from) = match merged.len() {
                0 => (one, other),
                count => merged[usize::from(with / 3) % count],
            };
            // Now and then what the person sees is not so any more.
            CustomerSplit { customer, from: if with.is_multiple_of(11) { other } else { from } }.into()
        }
        // Two of them are accounts of the buyers that files name; the others nobody knows yet.
        2 if with.is_multiple_of(3) => {
            let account = Account { platform: Platform::Taobao, name: format!("buyer {}", with % 6) };
            CustomerFact { customer: one, to: Fact::Account { account, on: !with.is_multiple_of(2) } }.into()
        }
        2 => {
            let fact = Fact::Tag { tag: format!("tag {}", with % 3), on: false };
            let fact = if with.is_multiple_of(2) { fact } else { Fact::Apart { from: other, on: true } };
            let one = file::setting(view, one, &fact).swap_remove(0);
            one.into()
        }
        _ => {
            let address = ContactId::named(&["address", &(with % 4).to_string()]);
            let parts = [(ContactPart::Address, format!("street {fresh}"))].into();
            CustomerAddress { customer: one, address, gone: with.is_multiple_of(3), parts }.into()
        }
    }
}

fn some_file(view: &World, with: u16) -> CustomerId {
    let files: Vec<CustomerId> = view.customers.keys().copied().take(6).collect();
    match files.len() {
        0 => CustomerId::named(&["none"]),
        count => files[usize::from(with) % count],
    }
}

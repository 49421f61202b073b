//! The World: all hot records in persistent maps, with the indexes that screens ask.
//!
//! Cloning costs nothing, so a snapshot for a reader, an optimistic view or the state to fall back
//! to is a clone. `put` and `remove` are the only ways to change it and keep the indexes true.

use crate::{
    customer::{Contact, Customer},
    id::{ContactId, CustomerId, ImportId, OrderId, SavedViewId, ShopId, StaffId, WorkspaceId},
    order::{Order, Status, import::Import},
    record::{Key, Kind, Record, for_each_kind},
    saved_view::SavedView,
    shop::Shop,
    staff::Staff,
    time::Instant,
    workspace::Workspace,
};
use rpds::RedBlackTreeMapSync;
use std::{cmp::Reverse, sync::Arc};

/// A persistent map of records, by id or by the key of an index.
pub type Records<I, T> = RedBlackTreeMapSync<I, Arc<T>>;

/// All hot records of a workspace.
#[derive(Clone, Default)]
pub struct World {
    pub workspaces: Records<WorkspaceId, Workspace>,
    pub shops: Records<ShopId, Shop>,
    pub staff: Records<StaffId, Staff>,
    pub customers: Records<CustomerId, Customer>,
    pub contacts: Records<ContactId, Contact>,
    pub orders: Records<OrderId, Order>,
    pub imports: Records<ImportId, Import>,
    pub saved_views: Records<SavedViewId, SavedView>,
    orders_by_time: Records<(Reverse<Instant>, OrderId), Order>,
    orders_by_status: [u32; Status::ALL.len()],
    last_order_no: u32,
}

macro_rules! define_maps {
    ($($name:ident $word:literal $id:ident $map:ident,)*) => {
        impl World {
            pub fn get(&self, key: Key) -> Option<Record> {
                match key.kind { $(Kind::$name => self.$map.get(&$id(key.id)).cloned().map(Record::$name),)* }
            }

            fn swap(&mut self, record: Record) -> Option<Record> {
                match record { $(Record::$name(new) => {
                    let old = self.$map.get(&new.id).cloned();
                    self.$map.insert_mut(new.id, new);
                    old.map(Record::$name)
                })* }
            }

            fn take(&mut self, key: Key) -> Option<Record> {
                match key.kind { $(Kind::$name => {
                    let old = self.$map.get(&$id(key.id)).cloned()?;
                    self.$map.remove_mut(&$id(key.id));
                    Some(Record::$name(old))
                })* }
            }

            /// Every record, by kind and id.
            pub fn records(&self) -> impl Iterator<Item = Record> {
                std::iter::empty()$(.chain(self.$map.values().cloned().map(Record::$name)))*
            }
        }
    };
}
for_each_kind!(define_maps);

impl World {
    /// Sets the record and returns the one it replaces.
    pub fn put(&mut self, record: Record) -> Option<Record> {
        if let Record::Order(order) = &record {
            self.index(order);
        }
        let old = self.swap(record.clone());
        if let Some(Record::Order(old)) = &old {
            let same_place = matches!(&record, Record::Order(new) if new.placed_at == old.placed_at);
            self.unindex(old, same_place);
        }
        old
    }

    /// Removes the record and returns it.
    pub fn remove(&mut self, key: Key) -> Option<Record> {
        let old = self.take(key);
        if let Some(Record::Order(old)) = &old {
            self.unindex(old, false);
        }
        old
    }

    fn index(&mut self, order: &Arc<Order>) {
        self.orders_by_status[order.status.rank() as usize] += 1;
        self.orders_by_time.insert_mut((Reverse(order.placed_at), order.id), order.clone());
        self.last_order_no = self.last_order_no.max(order.no.unwrap_or(0));
    }

    fn unindex(&mut self, order: &Order, same_place: bool) {
        self.orders_by_status[order.status.rank() as usize] -= 1;
        if !same_place {
            self.orders_by_time.remove_mut(&(Reverse(order.placed_at), order.id));
        }
    }

    /// The team's settings; `None` only before the first pull.
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspaces.values().next().map(|workspace| &**workspace)
    }

    pub fn orders_newest_first(&self) -> impl Iterator<Item = &Arc<Order>> {
        self.orders_by_time.values()
    }

    /// How many orders stand at that status.
    pub fn count_of(&self, status: Status) -> u32 {
        self.orders_by_status[status.rank() as usize]
    }

    /// The highest short number given so far (orders are never deleted).
    pub fn last_order_no(&self) -> u32 {
        self.last_order_no
    }
}

//! Every layout and both encodings: what the generator wrote is what the reader gives.

use super::{NEWEST, orders, rows, sample, written};
use shared::{
    money::Fen,
    order::{
        Amounts, Status,
        import::{Head, HeldReason, ImportedOrder},
    },
    sample::{Encoding, Layout, Sample},
};

/// As much of an order as the layout has columns for.
fn told_by(layout: Layout, mut order: ImportedOrder) -> ImportedOrder {
    match layout {
        Layout::Items => order.head = None,
        Layout::Jd => by_jd(&mut order),
        Layout::Douyin => by_douyin(&mut order),
        Layout::Shopify => by_shopify(&mut order),
        _ => {
            order.lines.clear();
            let head = order.head.as_mut().expect("invented with a head");
            if layout == Layout::Orders2016 {
                head.amounts = Amounts { refunded: Default::default(), refund_netted: false, ..head.amounts };
            }
            if layout != Layout::Orders2022 {
                head.shipped_at = None;
            }
        }
    }
    order
}

/// The head without what none of the other platforms tells, paid in full or not at all.
fn common(order: &mut ImportedOrder) -> &mut Head {
    let is_paid = !matches!(order.status, Status::Unpaid | Status::Closed);
    let head = order.head.as_mut().expect("invented with a head");
    let Amounts { goods, freight, total, .. } = head.amounts;
    let paid = if is_paid { total } else { Fen::ZERO };
    head.amounts = Amounts { goods, freight, total, paid, ..Amounts::default() };
    (head.parcel, head.phone, head.title) = (None, String::new(), String::new());
    head
}

fn by_jd(order: &mut ImportedOrder) {
    let head = common(order);
    (head.shipped_at, head.closed_reason) = (None, String::new());
    for line in &mut order.lines {
        (line.attributes, line.refund) = (String::new(), String::new());
    }
}

fn by_douyin(order: &mut ImportedOrder) {
    let head = common(order);
    (head.buyer, head.buyer_message) = (String::new(), String::new());
    head.receiver = format!("{}**", head.receiver.chars().next().expect("a name"));
    head.mobile = format!("1********{}", &head.mobile[9..]);
    head.address = format!("{} ****", head.address.rsplit_once(' ').expect("a street").0);
    order.paid_at = None;
}

fn by_shopify(order: &mut ImportedOrder) {
    let refunded = order.head.as_ref().expect("invented with a head").amounts.refunded;
    let head = common(order);
    head.amounts.refunded = refunded;
    (head.buyer, head.memo, head.closed_reason) = (String::new(), String::new(), String::new());
    if order.status == Status::Finished {
        order.status = Status::Shipped;
    }
    for (place, line) in order.lines.iter_mut().enumerate() {
        line.number = (place + 1).to_string();
        line.title = format!("{} - {}", line.title, line.attributes);
        (line.attributes, line.refund) = (String::new(), String::new());
    }
}

#[test]
fn o1_round_trip_of_each_layout_in_each_encoding() {
    for layout in Layout::ALL {
        let sample = sample(layout, 300);
        let expected: Vec<_> = sample.orders().map(|order| told_by(layout, order)).collect();
        for encoding in [Encoding::Utf8, Encoding::Gb18030] {
            let found = orders(&written(&sample, encoding));
            assert_eq!(found.len(), expected.len(), "{layout:?} {encoding:?}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(found, expected, "{layout:?} {encoding:?}");
            }
        }
    }
}

#[test]
fn o1_layouts_have_the_columns_that_the_platform_gave_them() {
    let counts = Layout::ALL.map(|layout| layout.columns().count());
    assert_eq!(counts, [41, 46, 54, 71, 18, 35, 21, 70]);
}

#[test]
fn o1_columns_are_known_by_name_and_not_by_position() {
    for layout in Layout::ALL {
        let sample = sample(layout, 40);
        let backwards = |keep: &dyn Fn(usize) -> bool| {
            let mut csv = csv::Writer::from_writer(Vec::new());
            for row in sample.rows(&super::shanghai()) {
                let cells = row.iter().enumerate().rev().filter(|(at, _)| keep(*at)).map(|(_, cell)| cell);
                csv.write_record(cells).expect("memory takes everything");
            }
            csv.into_inner().expect("memory takes everything")
        };
        let expected = orders(&written(&sample, Encoding::Utf8));
        assert_eq!(orders(&backwards(&|_| true)), expected, "{layout:?} backwards");
        if layout == Layout::Orders2016 {
            // The oldest layout had 37 columns: these without the last four.
            assert_eq!(orders(&backwards(&|at| at < 37)), expected, "37 columns");
        }
        if layout == Layout::Jd {
            assert_eq!(orders(&backwards(&|at| at < 30)), expected, "JD's 30 columns of 2015");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_file() {
    for layout in Layout::ALL {
        let sample = sample(layout, 50);
        assert_eq!(written(&sample, Encoding::Utf8), written(&sample, Encoding::Utf8));
        let other = shared::sample::Sample { seed: 8, ..sample };
        assert_ne!(written(&sample, Encoding::Utf8), written(&other, Encoding::Utf8));
        assert_eq!(Layout::named(layout.word()), Some(layout));
    }
    assert_eq!(Layout::named("1999"), None);
}

#[test]
fn samples_are_believable() {
    use shared::order::Status::{Closed, Finished, Shipped, ToVerify, Unpaid};
    let orders: Vec<_> = sample(Layout::Orders2022, 2_000).orders().collect();
    let share = |status| orders.iter().filter(|order| order.status == status).count() * 100 / orders.len();
    for (status, least, most) in
        [(Unpaid, 1, 8), (ToVerify, 20, 45), (Shipped, 15, 35), (Finished, 30, 50), (Closed, 2, 8)]
    {
        assert!((least..=most).contains(&share(status)), "{status:?}: {} %", share(status));
    }
    assert!(orders.is_sorted_by(|newer, older| newer.placed_at >= older.placed_at));
    assert!(orders.iter().all(|order| order.placed_at <= order.paid_at.or(order.placed_at)));
    let numbers: std::collections::HashSet<_> = orders.iter().map(|order| &order.number).collect();
    assert_eq!(numbers.len(), orders.len());
}

#[test]
fn invented_orders_are_more_and_more_or_as_many_each_day() {
    let lately = Some(NEWEST.plus(-15 * 24 * 60 * 60 * 1000));
    for (steady, most) in [(true, 480..=520), (false, 1_100..=1_300)] {
        let sample = Sample { steady, ..sample(Layout::Orders2022, 2_000) };
        let count = sample.orders().filter(|order| order.placed_at > lately).count();
        assert!(most.contains(&count), "{count} of 2,000 in a quarter of the days");
    }
}

#[test]
fn spoilt_samples_show_three_held_orders() {
    for layout in Layout::ALL {
        let sample = shared::sample::Sample { faults: true, ..sample(layout, 20) };
        let rows = rows(&written(&sample, Encoding::Utf8)).expect("an order file");
        let mut held: Vec<_> = rows.into_iter().filter_map(|row| row.order.err()).map(|held| held.reason).collect();
        held.dedup();
        let [HeldReason::NumberRounded, HeldReason::StatusUnknown { .. }, HeldReason::AmountUnreadable { .. }] =
            &held[..]
        else {
            panic!("{layout:?}: {held:?}");
        };
    }
}

#[test]
fn the_largest_sample_can_be_begun() {
    let sample = sample(Layout::Items, u32::MAX);
    assert!(sample.orders().take(50).all(|order| order.lines.iter().all(|line| line.number.len() <= 20)));
}

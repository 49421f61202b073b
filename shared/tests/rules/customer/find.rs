//! Who is it: customers are found by what is at hand (T2).

use super::*;

/// A desk with three customers who are found by different things.
fn known() -> Desk {
    let mut desk = Desk::new();
    let long = ImportedOrder { number: "8612345678901234567".to_owned(), ..imported(51, Status::Packed) };
    desk.does(slice(vec![long])).unwrap();
    let parcel = Some(Parcel { courier: "中通".to_owned(), tracking: "ZT75430001".to_owned() });
    let shipped = OrderMove {
        order: at(Status::Packed),
        expect: Status::Packed,
        to: Status::Shipped,
        reason: String::new(),
        parcel,
    };
    desk.does(shipped).unwrap();
    let parcel = Some(Parcel { courier: "顺丰".to_owned(), tracking: "75430002".to_owned() });
    let shipped = OrderMove {
        order: at(Status::Checked),
        expect: Status::Checked,
        to: Status::Shipped,
        reason: String::new(),
        parcel,
    };
    desk.does(shipped).unwrap();
    let new = |name: &str, phone: &str, wechat: &str, email: &str| shared::command::NewCustomer {
        name: name.into(),
        phone: phone.into(),
        wechat: wechat.into(),
        email: email.into(),
    };
    for (word, new) in [
        ("cloud", new("云朵小铺的猫", "+86 139-1111-2222", "Cloud_9", "")),
        ("snow", new("Yuki 雪", "", "", "yuki@example.cn")),
    ] {
        let open = TicketOpen {
            ticket: shared::id::TicketId::named(&[word]),
            customer: CustomerId::named(&[word]),
            new_customer: Some(new),
            ..crate::ticket::opening()
        };
        desk.does(open).unwrap();
    }
    desk
}

#[test]
fn t2_who_is_it() {
    let desk = known();
    let (wang, cloud, snow) = (wang(), CustomerId::named(&["cloud"]), CustomerId::named(&["snow"]));
    for (text, expected) in [
        ("13800005678", Some((wang, By::Phone))),
        (" 138 0000 5678 ", Some((wang, By::Phone))),
        ("+86 138-0000-5678", Some((wang, By::Phone))),
        ("008613800005678", Some((wang, By::Phone))),
        ("13911112222", Some((cloud, By::Phone))),
        ("5678", Some((wang, By::PhoneTail))),
        ("138****5678", Some((wang, By::PhoneTail))),
        ("tb_wang", Some((wang, By::Name))),
        ("TB_WANG", Some((wang, By::Name))),
        ("王芳", Some((wang, By::Name))),
        ("猫", Some((cloud, By::NamePart))),
        ("yuki", Some((snow, By::NamePart))),
        ("cloud_9", Some((cloud, By::Address))),
        ("YUKI@example.cn", Some((snow, By::Address))),
        ("8612345678901234567", Some((wang, By::OrderNumber))),
        ("86123 45678901234567", Some((wang, By::OrderNumber))),
        ("zt75430001", Some((wang, By::Tracking))),
        ("7543 0002", Some((wang, By::Tracking))),
        ("0000", None),
        ("nobody at all", None),
        ("", None),
        ("  ", None),
    ] {
        let first = find(&desk.world, text, 5).into_iter().next().map(|found| (found.customer.id, found.by));
        assert_eq!(first, expected, "{text:?}");
    }
}

/// Without contact data on the device a whole phone still leads to whose mask it fits (C6).
#[test]
fn t2_who_may_not_see_phones_finds_by_their_masks() {
    let mut desk = known();
    let contacts: Vec<_> = desk.world.contacts.keys().copied().collect();
    contacts.into_iter().for_each(|id| drop(desk.world.remove(id.into())));
    let found = find(&desk.world, "+86 138 0000 5678", 5);
    assert_eq!(found.iter().map(|found| (found.customer.id, found.by)).collect::<Vec<_>>(), [(wang(), By::PhoneTail)]);
}

#[test]
fn t2_the_order_that_led_there_comes_along() {
    let desk = known();
    let order: OrderId = id(u32::from(Status::Packed.rank()) + 1);
    assert_eq!(find(&desk.world, "ZT75430001", 5)[0].order, Some(order));
    assert_eq!(find(&desk.world, "tb_wang", 5)[0].order, None);
    assert_eq!(find(&desk.world, "tb_wang", 0), []);
}

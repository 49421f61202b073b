//! Refunds are paid once, however often and from wherever somebody says so (A8).

use super::body;
use crate::{
    app::{TestApp, people},
    client::Client,
};
use shared::{
    aftersale::{
        CaseKind, Method, Move, Offer, Reason, Source, Step,
        freight::Bearer,
        goods::{Pieces, bought},
    },
    command::{CaseMove, CaseOpen, CaseRefund, Command, Opening, Rejection},
    id::CaseId,
    money::Fen,
    order::{Order, Status},
    staff::Permission,
    sync::wire::{ActReply, End},
};

const AMOUNT: Fen = Fen(1_200);

fn case() -> CaseId {
    CaseId::named(&["case"])
}

fn refund() -> CaseRefund {
    CaseRefund { case: case(), amount: AMOUNT, method: Method::Bank, reference: "tk1".to_owned() }
}

fn order(app: &TestApp) -> Order {
    let snapshot = app.engine.snapshot();
    let finished = snapshot.world().orders_newest_first().find(|order| order.status == Status::Finished);
    Order::clone(finished.unwrap())
}

/// What cases have paid back of the order, and how often this case did.
fn paid(app: &TestApp) -> (Fen, usize) {
    let snapshot = app.engine.snapshot();
    (order(app).refunds.here, snapshot.world().cases.get(&case()).unwrap().refunds.len())
}

/// A server where a refund is due, and the one who pays it.
async fn due() -> (TestApp, Client) {
    let team = [("lin", "agent"), ("cai", "finance"), ("admin", "admin")];
    let app = people(&team).orders(80).start().await;
    let mut admin = app.sign_in("admin").await;
    let order = order(&app);
    let step = |by| Command::from(CaseMove { case: case(), expect: Step::Negotiating, by });
    let offer = Offer {
        kind: CaseKind::RefundOnly,
        amount: AMOUNT,
        takes: Pieces::new(),
        sends: Vec::new(),
        freight: Bearer::Buyer,
        note: String::new(),
    };
    let open = CaseOpen {
        case: case(),
        order: order.id,
        ticket: None,
        source: Source::Enquiry,
        reason: Reason::Size,
        pieces: bought(&order),
        opening: Opening::Usual,
        text: String::new(),
        files: Vec::new(),
    };
    for command in [open.into(), step(Move::Offer(offer)), step(Move::Agree)] {
        let end = admin.issue(&app, command).await;
        assert!(matches!(end, End::Applied { .. }), "{end:?}");
    }
    let cai = app.sign_in("cai").await;
    (app, cai)
}

async fn pay(app: &TestApp, client: &Client) -> End {
    let answer = client.ask(app, "/api/act", &body(client, refund())).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    serde_json::from_str::<ActReply>(&answer.text).unwrap().end
}

#[tokio::test]
async fn a8_a_refund_is_paid_once_and_then_refused() {
    let (app, cai) = due().await;
    let lin = app.sign_in("lin").await;
    let denied = End::Rejected { why: Rejection::Denied { permission: Permission::RefundPay } };
    assert_eq!((pay(&app, &lin).await, paid(&app)), (denied, (Fen::ZERO, 0)), "above the agent's limit");
    assert!(matches!(pay(&app, &cai).await, End::Applied { .. }));
    assert_eq!(paid(&app), (AMOUNT, 1));
    let again = cai.ask(&app, "/api/act", &body(&cai, refund())).await;
    assert_eq!(again.json().pointer("/end/rejected/why/code").unwrap(), "case_stale", "{}", again.text);
    let other = app.sign_in("admin").await;
    assert_eq!(pay(&app, &other).await, End::Rejected { why: Rejection::CaseStale { open: Vec::new() } });
    assert_eq!(paid(&app), (AMOUNT, 1));
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(paid(&app), (AMOUNT, 1), "and it is on disk");
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}

#[tokio::test]
async fn a8_of_many_at_once_one_is_paid() {
    let (app, cai) = due().await;
    let admin = app.sign_in("admin").await;
    let (one, two, three, four) = tokio::join!(pay(&app, &cai), pay(&app, &admin), pay(&app, &cai), pay(&app, &admin));
    let ends = [one, two, three, four];
    let applied = ends.iter().filter(|end| matches!(end, End::Applied { .. })).count();
    let stale = End::Rejected { why: Rejection::CaseStale { open: Vec::new() } };
    let refused = ends.iter().filter(|end| **end == stale).count();
    assert_eq!((applied, refused), (1, 3), "{ends:?}");
    assert_eq!(paid(&app), (AMOUNT, 1));
}

/// From a queue, where it may have lain for days, none is taken.
#[tokio::test]
async fn a8_a_refund_is_taken_from_no_queue() {
    let (app, mut cai) = due().await;
    let push = cai.batch([refund()]);
    let answer = cai.push(&app, &push).await;
    let outcome = answer.json().pointer("/outcomes/0/end/rejected/why/code").cloned();
    assert_eq!(outcome.unwrap(), "online_only", "{}", answer.text);
    assert_eq!(paid(&app), (Fen::ZERO, 0));
    // Nor is one that calls itself a step.
    let at = shared::time::Instant(crate::app::NOW);
    let paid_in_step =
        shared::aftersale::Refund { amount: AMOUNT, method: Method::Bank, reference: String::new(), at, by: None };
    let step = CaseMove { case: case(), expect: Step::Refunding, by: Move::Refund(paid_in_step) };
    assert_eq!(cai.issue(&app, step).await, End::Rejected { why: Rejection::OnlineOnly });
    assert_eq!(paid(&app), (Fen::ZERO, 0));
    assert!(matches!(pay(&app, &cai).await, End::Applied { .. }), "at once it is");
}

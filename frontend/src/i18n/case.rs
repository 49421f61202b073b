//! The words of after-sales: steps and who has them, kinds, reasons, places, and what was done.

use super::{Language, Words, format::money};
use shared::{
    aftersale::{
        CaseKind, Detail, Method, Move, Offer, Outcome, Owner, Reason, Source, Step, Traced, Verb,
        cost::Part,
        filter::CaseQueue,
        freight::{Bearer, Finding, Payer},
        goods::{Condition, Place},
        stray::Sign,
    },
    order::Parcel,
};

impl Words {
    pub fn case_queue(&self, queue: CaseQueue) -> &'static str {
        self.pick(match queue {
            CaseQueue::Mine => ["轮到我", "My turn"],
            CaseQueue::Open => ["未结", "Open"],
            CaseQueue::Late => ["超时", "Late"],
            CaseQueue::All => ["全部", "All"],
        })
    }

    pub fn case_step(&self, step: Step) -> &'static str {
        self.pick(match step {
            Step::Judging => ["待判定", "To judge"],
            Step::Negotiating => ["协商中", "Negotiating"],
            Step::Approving => ["待审批", "To approve"],
            Step::AwaitingReturn => ["待寄回", "Return awaited"],
            Step::Returning => ["退回途中", "Coming back"],
            Step::Inspecting => ["待验货", "To inspect"],
            Step::Refunding => ["待退款", "To refund"],
            Step::Sending => ["待发出", "To send"],
            Step::OnTheWay => ["已发出", "On its way"],
            Step::Repairing => ["返修中", "In repair"],
            Step::Shelving => ["待入库", "To shelve"],
            Step::LookingUp => ["查物流", "Look up"],
            Step::Calling => ["问快递", "Call the courier"],
            Step::Telling => ["告知客户", "Tell the customer"],
            Step::Claiming => ["等快递答复", "Claimed"],
            Step::Collecting => ["等快递赔付", "Payment awaited"],
        })
    }

    pub fn case_owner(&self, owner: Owner) -> &'static str {
        self.pick(match owner {
            Owner::Agent => ["客服", "Agent"],
            Owner::Lead => ["审批人", "Approver"],
            Owner::Warehouse => ["仓库", "Warehouse"],
            Owner::Finance => ["财务", "Finance"],
            Owner::Technician => ["技术支持", "Technician"],
        })
    }

    pub fn case_kind(&self, kind: CaseKind) -> &'static str {
        self.pick(match kind {
            CaseKind::Return => ["退货退款", "Return"],
            CaseKind::Exchange => ["换货", "Exchange"],
            CaseKind::Reissue => ["补发", "Reissue"],
            CaseKind::Allowance => ["折价", "Allowance"],
            CaseKind::RefundOnly => ["仅退款", "Refund only"],
            CaseKind::Repair => ["返修", "Repair"],
            CaseKind::SendBack => ["退回买家", "Send back"],
            CaseKind::Trace => ["查件", "Trace"],
            CaseKind::Claim => ["追究快递", "Courier claim"],
        })
    }

    pub fn case_source(&self, source: Source) -> &'static str {
        self.pick(match source {
            Source::Enquiry => ["售后咨询", "Enquiry"],
            Source::Return => ["主动退货", "Return asked for"],
            Source::Tracing => ["查件", "Tracing"],
            Source::Refused => ["拒签", "Parcel refused"],
            Source::Unannounced => ["未通知的退件", "Unannounced parcel"],
        })
    }

    pub fn case_reason(&self, reason: Reason) -> &'static str {
        self.pick(match reason {
            Reason::Quality => ["质量问题", "Quality"],
            Reason::WrongItem => ["发错货", "Wrong item"],
            Reason::MissingItem => ["少件", "Missing item"],
            Reason::Damaged => ["运输损坏", "Damaged in transit"],
            Reason::NoReason => ["七天无理由", "No reason"],
            Reason::Size => ["尺码不合适", "Size"],
            Reason::Other => ["其他", "Other"],
        })
    }

    pub fn case_outcome(&self, outcome: Outcome) -> &'static str {
        self.pick(match outcome {
            Outcome::Done => ["已完成", "Done"],
            Outcome::Refused => ["不成立", "Refused"],
            Outcome::Withdrawn => ["已撤销", "Withdrawn"],
        })
    }

    pub fn bearer(&self, bearer: Bearer) -> &'static str {
        self.pick(match bearer {
            Bearer::Seller => ["卖家承担", "Seller pays"],
            Bearer::Buyer => ["买家承担", "Buyer pays"],
            Bearer::Courier => ["快递承担", "Courier pays"],
        })
    }

    pub fn payer(&self, payer: Payer) -> &'static str {
        self.pick(match payer {
            Payer::Seller => ["卖家", "Seller"],
            Payer::Buyer => ["买家", "Buyer"],
            Payer::Finding => ["看责任认定", "By finding"],
        })
    }

    pub fn finding(&self, finding: Finding) -> &'static str {
        self.pick(match finding {
            Finding::Packing => ["包装不当（卖家）", "Badly packed (seller)"],
            Finding::Courier => ["快递损坏", "Damaged by the courier"],
        })
    }

    pub fn place(&self, place: Place) -> &'static str {
        self.pick(match place {
            Place::Warehouse => ["在仓", "In stock"],
            Place::Outbound => ["寄出途中", "On the way out"],
            Place::Buyer => ["买家处", "With the buyer"],
            Place::Inbound => ["退回途中", "On the way back"],
            Place::Quarantine => ["待验区", "In quarantine"],
            Place::WrittenOff => ["已报损", "Written off"],
        })
    }

    pub fn condition(&self, condition: Condition) -> &'static str {
        self.pick(match condition {
            Condition::AsNew => ["完好", "As new"],
            Condition::AsSaid => ["与描述一致", "As described"],
            Condition::Worn => ["影响二次销售", "Worn"],
        })
    }

    pub fn method(&self, method: Method) -> &'static str {
        self.pick(match method {
            Method::Platform => ["平台原路退回", "By the platform"],
            Method::Bank => ["银行转账", "Bank transfer"],
            Method::Wallet => ["支付宝/微信", "Alipay/WeChat"],
            Method::Balance => ["退到客户余额", "To the balance"],
        })
    }

    pub fn traced(&self, traced: Traced) -> &'static str {
        self.pick(match traced {
            Traced::Found => ["找到了", "Found"],
            Traced::Lost => ["丢失", "Lost"],
            Traced::Damaged => ["损坏", "Damaged"],
        })
    }

    pub fn cost_part(&self, part: Part) -> &'static str {
        self.pick(match part {
            Part::Money => ["给买家", "To the buyer"],
            Part::Goods => ["货品成本", "Goods"],
            Part::FreightBack => ["退回运费", "Freight back"],
            Part::FreightOut => ["寄出运费", "Freight out"],
            Part::Handling => ["处理", "Handling"],
            Part::Minutes => ["客服工时", "Agent's time"],
            Part::Resale => ["残值", "Resale"],
            Part::Customer => ["流失风险", "Risk of losing them"],
        })
    }

    pub fn parcel_sign(&self, sign: Sign) -> &'static str {
        self.pick(match sign {
            Sign::Tracking => ["单号一致", "Same tracking number"],
            Sign::Phone => ["电话一致", "Same phone"],
            Sign::Name => ["姓名相符", "Same name"],
        })
    }

    /// What is done at a step, as a button says it.
    pub fn verb(&self, verb: Verb) -> &'static str {
        self.pick(match verb {
            Verb::Accept => ["判定成立", "Accept"],
            Verb::Refuse => ["判定不成立", "Refuse"],
            Verb::Offer => ["提出方案", "Make an offer"],
            Verb::Decline => ["买家不接受", "Buyer declines"],
            Verb::Agree => ["买家同意", "Buyer agrees"],
            Verb::Approve => ["批准", "Approve"],
            Verb::Reject => ["驳回", "Reject"],
            Verb::Track => ["登记退货单号", "Enter the return's number"],
            Verb::Receive => ["收货", "Receive"],
            Verb::Pass => ["验货通过", "Inspected, as agreed"],
            Verb::Fail => ["验货不符", "Inspected, not as agreed"],
            Verb::Expedite => ["加急先发", "Send at once"],
            Verb::Send => ["发出", "Send"],
            Verb::Deliver => ["买家已收到", "Delivered"],
            Verb::Lose => ["快递丢失", "Lost"],
            Verb::Repair => ["修好了", "Repaired"],
            Verb::Shelve => ["入库", "Shelve"],
            Verb::Refund => ["退款", "Refund"],
            Verb::LookUp => ["查过物流", "Looked up"],
            Verb::Call => ["问过快递", "Called the courier"],
            Verb::Tell => ["已告知客户", "Customer told"],
            Verb::Settle => ["快递认赔", "Courier agrees to pay"],
            Verb::Collect => ["赔款到账", "Payment received"],
            Verb::Renegotiate => ["重新协商", "Negotiate anew"],
            Verb::Withdraw => ["撤销", "Withdraw"],
        })
    }

    /// What somebody did at a step, with what they said.
    pub fn case_move(&self, by: &Move) -> String {
        let said = |parts: &[&str]| {
            let parts = parts.iter().filter(|part| !part.trim().is_empty());
            parts.fold(self.verb(by.verb()).to_owned(), |said, part| format!("{said} · {part}"))
        };
        match by {
            Move::Accept { reason, finding } => said(&[finding.map_or("", |finding| self.finding(finding)), reason]),
            Move::Refuse { reason } | Move::Decline { reason } | Move::Reject { reason } => said(&[reason]),
            Move::Lose { reason } | Move::Renegotiate { reason } | Move::Withdraw { reason } => said(&[reason]),
            Move::Approve { reason } => said(&[reason]),
            Move::LookUp { result } | Move::Call { result } | Move::Repair { result } => said(&[result]),
            Move::Receive { note } | Move::Inspect { note, .. } => said(&[note]),
            Move::Tell { outcome, text } => said(&[self.traced(*outcome), text]),
            Move::Offer(offer) => said(&[&self.offer(offer), &offer.note]),
            Move::Track { parcel } | Move::Send { parcel } => said(&[&parcel_name(parcel)]),
            Move::Settle { amount } | Move::Collect { amount } => said(&[&money(*amount)]),
            Move::Refund(refund) => said(&[&money(refund.amount), self.method(refund.method), &refund.reference]),
            Move::Agree | Move::Expedite | Move::Deliver | Move::Shelve { .. } => said(&[]),
        }
    }

    /// `折价 ¥12.00 · 卖家承担`
    pub fn offer(&self, offer: &Offer) -> String {
        let money = if offer.amount.is_zero() { String::new() } else { format!(" {}", money(offer.amount)) };
        format!("{}{money} · {}", self.case_kind(offer.kind), self.bearer(offer.freight))
    }

    pub fn case_detail(&self, to: &Detail) -> String {
        match to {
            Detail::Cause(cause) if cause.is_empty() => self.pick(["清空起因", "Clear the cause"]).to_owned(),
            Detail::Cause(cause) => format!("{}{cause}", self.pick(["起因 → ", "Cause → "])),
            Detail::Reason(reason) => {
                format!("{}{}", self.pick(["原因 → ", "Reason → "]), self.case_reason(*reason))
            }
        }
    }

    /// `还有 3 小时`, `超时 2 天`
    pub fn due_in(&self, milliseconds: i64) -> String {
        let (late, minutes) = (milliseconds < 0, milliseconds.unsigned_abs() / 60_000);
        let zh = self.language == Language::Zh;
        let span = match minutes {
            0..120 if zh => format!("{minutes} 分钟"),
            0..120 => format!("{minutes} min"),
            120..2_880 if zh => format!("{} 小时", minutes / 60),
            120..2_880 => format!("{} h", minutes / 60),
            _ if zh => format!("{} 天", minutes / 1_440),
            _ => format!("{} days", minutes / 1_440),
        };
        match (zh, late) {
            (true, true) => format!("超时 {span}"),
            (true, false) => format!("还有 {span}"),
            (false, true) => format!("{span} late"),
            (false, false) => format!("{span} left"),
        }
    }
}

/// `中通 zt1`
pub fn parcel_name(parcel: &Parcel) -> String {
    format!("{} {}", parcel.courier, parcel.tracking)
}

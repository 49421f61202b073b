//! Customers: finding them, their files and timelines.

pub struct CustomersWords {
    pub title: &'static str,
}

pub const ZH: CustomersWords = CustomersWords { title: "" };

pub const EN: CustomersWords = CustomersWords { title: "" };
